"""Tables of the directory, going out in the shape in which they come in."""

from collections.abc import Iterable, Iterator
from dataclasses import asdict
from typing import Any

from django.http import HttpResponse
from django.utils import translation
from django.utils.translation import gettext as _

from joinedup.core.refusals import Refused
from joinedup.directory import choices, queries
from joinedup.ui import cells, sheets
from joinedup.ui.sheets import Column

gettext_lazy: Any = translation.gettext_lazy  # titles are words of the reader's language


def _urn(text: str) -> int | None:
    typed = text.strip().upper().removeprefix("URN").strip().removesuffix(".0")
    if not typed:
        return None
    if not (typed.isascii() and typed.isdigit() and len(typed) < 8):
        raise Refused(_("Enter a URN of 5 to 7 figures, or leave it empty."))
    return int(typed)


def _one_of(words: dict[str, Any], examples: str) -> Any:
    """Return a reader of one of these words; a fault names examples, for all of them stand in the explanation of the columns."""
    folded = {str(text).casefold(): str(value) for text, value in words.items()} | {str(value): str(value) for value in words.values()}

    def read_word(text: str) -> str:
        typed = " ".join(text.split()).casefold()
        if typed and typed not in folded:
            raise Refused(_("Enter one of the words under “Which columns?”, for example %(examples)s.") % {"examples": examples})
        return folded.get(typed, "")

    return read_word


_KINDS = {str(kind.label): kind.value for kind in choices.OrganisationKind}
_SHORT_ROLES = (
    "head=head, headteacher=head, principal=head, senco=senco, sbm=business_manager, business manager=business_manager, "
    "office manager=office_manager, pa=office_manager, clerk=clerk, chair=chair, chair of governors=chair, deputy head=deputy, "
    "assistant head=deputy, ceo=trust_chief, chief executive=trust_chief"
)
_ROLES = {str(kind.label): kind.value for kind in choices.RoleKind} | dict(pair.split("=") for pair in _SHORT_ROLES.split(", "))

ORGANISATIONS = [
    Column(
        "name", gettext_lazy("Name"), required=True, example="Harbour Bereavement", read=cells.short_text(200), also=("EstablishmentName",)
    ),
    Column(
        "kind", gettext_lazy("Kind"), example="Charity or community group", read=_one_of(_KINDS, "“Charity or community group”, “Employer”")
    ),
    Column("urn", gettext_lazy("URN"), hint=gettext_lazy("Only for schools"), read=_urn),
    Column("street", gettext_lazy("Street"), read=cells.short_text(200)),
    Column("town", gettext_lazy("Town"), example="Brackwater", read=cells.short_text(120)),
    Column("postcode", gettext_lazy("Postcode"), example="TA1 2BC", read=cells.short_text(12)),
    Column("phone", gettext_lazy("Telephone"), read=cells.short_text(40), also=("TelephoneNum", "Phone")),
    Column("website", gettext_lazy("Website"), read=cells.short_text(200), also=("SchoolWebsite",)),
    Column("phase", gettext_lazy("Phase")),
    Column("trust_name", gettext_lazy("Trust")),
    Column("authority", gettext_lazy("Local authority")),
]
PEOPLE = [
    Column("name", gettext_lazy("Name of the person"), required=True, example="Imran Daud", read=cells.short_text(120), also=("Name",)),
    Column("email", gettext_lazy("E-mail address"), example="head@quayfield.example", read=cells.email_address, also=("Email", "E-mail")),
    Column("is_shared", gettext_lazy("Shared mailbox"), hint=gettext_lazy("yes or no"), read=cells.yes_or_no),
    Column("phone", gettext_lazy("Telephone"), read=cells.short_text(40), also=("Phone",)),
    Column(
        "role",
        gettext_lazy("Role"),
        required=True,
        example="Headteacher or principal",
        read=_one_of(_ROLES, "“SENDCo”, “Headteacher or principal”"),
    ),
    Column("title", gettext_lazy("Own word for the role"), read=cells.short_text(120)),
    Column("urn", gettext_lazy("URN"), hint=gettext_lazy("Of the school"), read=_urn),
    Column(
        "organisation",
        gettext_lazy("School or partner"),
        example="Quayfield Primary School",
        read=cells.short_text(200),
        also=("School", "Organisation"),
    ),
    Column("from_on", gettext_lazy("Since"), read=cells.day),
    Column("until_on", gettext_lazy("Until"), read=cells.day),
]
COLUMNS = {"organisations": ORGANISATIONS, "people": PEOPLE}
LABELS = {"kind": dict(choices.OrganisationKind.choices), "role": dict(choices.RoleKind.choices)}


def organisation_rows(listing: Iterable[queries.OrganisationRow]) -> Iterator[dict[str, Any]]:
    """Yield the rows of a list as they are written and read."""
    for row in listing:
        yield {**asdict(row), "kind": row.kind_label, "trust_name": row.trust}


def people_rows(rows: Iterable[queries.PersonRow]) -> Iterator[dict[str, Any]]:
    """Yield the rows of people in roles as they are written and read."""
    for row in rows:
        until_on = row.until_on.isoformat() if row.until_on else ""
        words = {"is_shared": "yes" if row.is_shared else "", "role": row.label, "from_on": row.from_on.isoformat(), "until_on": until_on}
        yield {**asdict(row), **words}


def examples(kind: str) -> list[dict[str, Any]]:
    """Return the one example row of the template."""
    return [{column.key: column.example for column in COLUMNS[kind]}]


def read(kind: str, name: str, content: bytes) -> sheets.Reading:
    """Read an uploaded table of this kind."""
    return sheets.read(name, content, COLUMNS[kind])


def download(columns: list[Column], rows: Iterable[dict[str, Any]], *, name: str, ending: str) -> HttpResponse:
    """Answer with a table as CSV or as an Excel workbook."""
    return sheets.download(f"{name}.{ending}", columns, rows)
