"""Files in the published shapes, with invented schools, and a register filled from them."""

import csv
import gzip
import io
import zipfile
from collections.abc import Mapping, Sequence
from datetime import date

from joinedup.core.actors import SYSTEM, Actor
from joinedup.register.models import Establishment
from joinedup.register.services import Summary, Wanted, import_file

OPEN_LIST = (
    "URN",
    "LA (code)",
    "LA (name)",
    "EstablishmentNumber",
    "EstablishmentName",
    "TypeOfEstablishment (name)",
    "EstablishmentTypeGroup (name)",
    "PhaseOfEducation (name)",
    "NumberOfPupils",
    "PercentageFSM",
    "Easting",
    "Northing",
    "LSOA (code)",
    "ParliamentaryConstituency (code)",
)
SCHOOLS = (
    "URN",
    "LA (code)",
    "EstablishmentNumber",
    "EstablishmentName",
    "TypeOfEstablishment (name)",
    "EstablishmentStatus (name)",
    "ReasonEstablishmentClosed (name)",
    "OpenDate",
    "CloseDate",
    "PhaseOfEducation (name)",
    "Street",
    "Town",
    "Postcode",
    "TelephoneNum",
    "HeadLastName",
)
CONTACTS = ("URN", "LA (code)", "LA (name)", "EstablishmentName", "Town", "Postcode", "SchoolWebsite", "TelephoneNum", "HeadLastName")
RESULTS = (*SCHOOLS, "LA (name)", "FSM", "Linked establishments")
LINKS = ("URN", "LinkURN", "LinkName", "LinkType", "LinkEstablishedDate")
GROUPS = ("Group UID", "Group Name", "Group Type", "Closed Date", "Open date", "Group Status", "Group Town", "UKPRN")
GROUP_LINKS = ("URN", "Group UID", "Group Name", "Group Type", "Group Status", "Joined date", "EstablishmentName")

OAK: Mapping[str, object] = {
    "URN": 900001,
    "LA (code)": "380",
    "LA (name)": "Bradford",
    "EstablishmentNumber": 3001,
    "EstablishmentName": "Oak Primary School",
    "TypeOfEstablishment (name)": "Community school",
    "EstablishmentTypeGroup (name)": "Local authority maintained schools",
    "EstablishmentStatus (name)": "Open",
    "PhaseOfEducation (name)": "Primary",
    "NumberOfPupils": 210,
    "PercentageFSM": "21.7",
    "Easting": 416000,
    "Northing": 433000,
    "Town": "Shipley",
    "Postcode": "BD18 3AA",
}
ELM: Mapping[str, object] = {**OAK, "URN": 900002, "EstablishmentNumber": 3002, "EstablishmentName": "Elm Junior School"}


def table(columns: Sequence[str], *rows: Mapping[str, object]) -> bytes:
    """Return a CSV file with these columns; what a row does not name stays empty."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(columns)
    writer.writerows([[row.get(column, "") for column in columns] for row in rows])
    return text.getvalue().encode()


def load(
    content: bytes,
    name: str = "schools_20240901.csv",
    *,
    by: Actor = SYSTEM,
    as_of: date | None = None,
    complete_for: str = "",
) -> Summary:
    """Load a file into the register."""
    return import_file(Wanted(io.BytesIO(content), name, as_of, complete_for), by=by)


def load_schools(*rows: Mapping[str, object], on: str = "20240901", columns: Sequence[str] = SCHOOLS) -> Summary:
    """Load schools from a file of that day."""
    return load(table(columns, *rows), f"schools_{on}.csv")


def school(urn: int = 900001) -> Establishment:
    """Return a school as the register holds it now."""
    return Establishment.objects.get(pk=urn)


def zipped(content: bytes, name: str = "schools.csv") -> bytes:
    """Return a zip file that holds one file."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, content)
    return held.getvalue()


def gzipped(content: bytes) -> bytes:
    """Return a gz file."""
    return gzip.compress(content)


def outcomes(summary: Summary) -> dict[str, int]:
    """Return how many rows have each outcome that occurs."""
    keys = ("created", "updated", "unchanged", "closed", "rejected")
    return {key: summary.counts[key] for key in keys if summary.counts[key]}
