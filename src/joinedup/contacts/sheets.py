"""Tables of lists, going out."""

from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from django.http import HttpResponse
from django.utils import translation

from joinedup.contacts.queries import PeopleList
from joinedup.ui import sheets
from joinedup.ui.sheets import Column

gettext_lazy: Any = translation.gettext_lazy  # titles are words of the reader's language
PEOPLE = [
    Column("name", gettext_lazy("Name of the person")),
    Column("role", gettext_lazy("Role")),
    Column("organisation", gettext_lazy("School or partner")),
    Column("urn", gettext_lazy("URN")),
    Column("town", gettext_lazy("Town")),
    Column("email", gettext_lazy("E-mail address")),
    Column("is_shared", gettext_lazy("Shared mailbox")),
    Column("phone", gettext_lazy("Telephone")),
]


def rows(found: PeopleList) -> Iterator[dict[str, Any]]:
    """Yield the people of a list whose address works."""
    for one in found.people:
        yield {**asdict(one), "urn": one.urn or "", "is_shared": "yes" if one.is_shared else ""}


def download(found: PeopleList, *, name: str, ending: str) -> HttpResponse:
    """Answer with a list as CSV or as an Excel workbook."""
    return sheets.download(f"{name}.{ending}", PEOPLE, rows(found))
