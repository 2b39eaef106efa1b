"""One list of columns for funded programmes, read from uploads and written to downloads in the same shape."""

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from joinedup.brokerage.choices import Phase
from joinedup.core.refusals import Refused
from joinedup.funding import choices
from joinedup.funding.choices import split
from joinedup.ui.cells import short_text
from joinedup.ui.forms.dates import EARLIEST, LATEST, read_date
from joinedup.ui.sheets import Column

if TYPE_CHECKING:
    from joinedup.funding.models import Programme


def _words(pairs: Iterable[tuple[Any, Any]]) -> Callable[[str], list[str]]:
    known = {str(word).casefold(): str(value) for value, label in pairs for word in (value, label)}
    labels = ", ".join(str(label) for _value, label in pairs)

    def read(text: str) -> list[str]:
        found = [known.get(word.casefold(), "") for word in split(text)]
        if "" in found:
            raise Refused(_("Enter any of these with semicolons between them, or leave it empty for all: %(words)s.") % {"words": labels})
        return sorted(set(found))

    return read


def read_day(text: str) -> str | None:
    """Return a day typed as 5 9 2026, 5/9/2026 or 2026-09-05, as the register writes it; None for an empty cell."""
    if not text.strip():
        return None
    day: date | None
    try:
        day = date.fromisoformat(text.strip()[:10])
    except ValueError:
        parts = re.split(r"[\s./-]+", text.strip())
        day = read_date(*parts) if len(parts) == 3 else None
    if day is None or not EARLIEST <= day.year <= LATEST:
        raise Refused(_("Enter the date as day, month and year, for example 5 9 2026."))
    return day.isoformat()


def _address(text: str) -> str:
    typed = short_text(500)(text)
    if typed and not typed.startswith(("https://", "http://")):
        raise Refused(_("Enter a web address that starts with https://"))
    return typed


def columns(topics: Mapping[str, str]) -> list[Column]:
    """Return the columns in their order; `topics` maps what people write for a topic to its code."""

    def codes(text: str) -> list[str]:
        words = [word.removesuffix("*").strip() for word in split(text)]  # a star stands after a sensitive one on the page
        unknown = [word for word in words if word.casefold() not in topics]
        if unknown:
            raise Refused(_("“%(word)s” is not a topic. Enter codes such as B1, or names of topics.") % {"word": unknown[0]})
        return sorted({topics[word.casefold()] for word in words})

    return [
        Column("name", _("Programme"), required=True, example=_("Harbour maths mentors"), read=short_text(120)),
        Column("body", _("Who pays for it"), required=True, example=_("Harbour Maths Hub"), read=short_text(120)),
        Column("topics", _("Topics"), required=True, hint=_("Codes or names, with semicolons."), example="C1; C2", read=codes),
        Column("what", _("What it gives"), read=short_text(500)),
        Column("places", _("Where"), hint=_("Authorities or regions with semicolons; empty for everywhere."), read=split),
        Column("phases", _("Ages"), hint=_("Empty for all."), example="P; S", read=_words(Phase.choices)),
        Column("kinds", _("Kinds of school"), hint=_("Empty for all."), read=_words(choices.SchoolKind.choices)),
        Column("who_may", _("Who may"), hint=_("In words, where more must be true."), read=short_text(200)),
        Column("closes_on", _("Closing day"), hint=_("Empty when it stays open."), example="31 3 2027", read=read_day),
        Column("contact", _("Contact"), read=short_text(200)),
        Column("address", _("Web address"), read=_address),
        Column("source", _("Where this is known from"), required=True, example=_("The hub's letter to schools"), read=short_text(300)),
        Column("as_of", _("True on"), required=True, example="1 9 2026", read=read_day),
    ]


def row_of(programme: "Programme") -> dict[str, Any]:
    """Return a programme as a row of the table."""
    row: dict[str, Any] = {name: getattr(programme, name) for name in ("name", "body", "what", "who_may", "contact", "address", "source")}
    return row | {
        "topics": "; ".join(topic.code for topic in programme.topics.all()),
        "places": "; ".join(programme.places),
        "phases": "; ".join(str(Phase(one).label) for one in programme.phases),
        "kinds": "; ".join(str(choices.SchoolKind(one).label) for one in programme.kinds),
        "closes_on": programme.closes_on.isoformat() if programme.closes_on else "",
        "as_of": programme.as_of.isoformat(),
    }
