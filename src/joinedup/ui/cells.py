"""Readers of the cells of uploaded tables: each turns text into a value or refuses it with the mend."""

from collections.abc import Callable

from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator, validate_email
from django.utils.translation import gettext as _

from joinedup.core.refusals import Refused
from joinedup.ui.forms.dates import read_date
from joinedup.ui.forms.fields import MOST_OF_AN_ADDRESS, one_line

validate_length = MaxLengthValidator(MOST_OF_AN_ADDRESS)


def short_text(most: int) -> Callable[[str], str]:
    """Return a reader of one line of text of at most so many letters."""

    def read_short(text: str) -> str:
        typed = one_line(text)
        if len(typed) > most:
            raise Refused(_("Shorten it to %(most)d letters.") % {"most": most})
        return typed

    return read_short


def email_address(text: str) -> str:
    """Read an e-mail address as people paste it.

    >>> email_address(" <Office@Oak.example>;")
    'office@oak.example'
    """
    typed = text.strip().strip("<>;,").removeprefix("mailto:").lower()
    if typed:
        try:
            validate_email(typed)
            validate_length(typed)
        except ValidationError:
            raise Refused(_("Enter an e-mail address with an @, for example office@oakprimary.sch.uk.")) from None
    return typed


def day(text: str) -> str:
    """Read a day as year-month-day or day/month/year; keep it as text, for it is stored between check and confirmation.

    >>> day("5.9.2026")
    '2026-09-05'
    """
    typed = text.strip().split(" ")[0].replace(".", "/").replace("-", "/")
    if not typed:
        return ""
    parts = typed.split("/")
    if len(parts) == 3:
        year, month, day = parts if len(parts[0]) == 4 else parts[::-1]
        found = read_date(day, month, year)
        if found is not None:
            return found.isoformat()
    raise Refused(_("Enter the date as day/month/year, for example 05/09/2026."))


def yes_or_no(text: str) -> bool:
    """Read yes or no; an empty cell is no."""
    typed = text.strip().casefold()
    if typed not in {"", "yes", "y", "true", "1", "no", "n", "false", "0"}:
        raise Refused(_("Enter yes or no."))
    return typed in {"yes", "y", "true", "1"}
