"""What the register publishes about a school, each fact with the day it was published."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q
from django.utils.translation import gettext as _

from joinedup.accounts.models import Area
from joinedup.accounts.policies import may_run_area
from joinedup.core.actors import Actor
from joinedup.core.refusals import require_found
from joinedup.directory.models import Attachment, Organisation
from joinedup.register.choices import LinkKind
from joinedup.register.models import Establishment, EstablishmentLink, Vintage
from joinedup.ui import filters

_NOTHING = {"", "Not applicable", "Not recorded", "None", "Does not apply"}


@dataclass(frozen=True, slots=True)
class Fact:
    """A published fact; `as_of` is the day of the file that told it."""

    label: str
    value: str
    as_of: date
    href: str = ""


@dataclass(frozen=True, slots=True)
class SchoolLink:
    """A school that came before or after."""

    urn: int
    name: str
    is_successor: bool
    on: date | None
    is_known: bool


def facts_of(school: Establishment) -> list[Fact]:
    """Return the published facts of a school that say something, in the order in which people ask for them."""
    days = school.vintage.fields
    found = []
    for label, field, value in _told(school):
        if value and str(value) not in _NOTHING:
            found.append(Fact(label, value, _day(days.get(field), school.as_of), _href(field, value)))
    return found


def schools_of_unknown_trust(schools: Iterable[Organisation]) -> set[int]:
    """Return the ids of the schools of which no loaded file has told whether they are in a trust."""
    of_register = {row.establishment_id: row.pk for row in schools if row.establishment_id and row.trust_id is None}
    told = Vintage.objects.filter(fields__has_any_keys=["trust_uid", "trust_name"]).values("pk")
    untold = Establishment.objects.filter(pk__in=of_register, trust_uid=None, trust_name="").exclude(vintage__in=told)
    return {of_register[urn] for urn in untold.values_list("urn", flat=True)}


def head_of(school: Establishment) -> Fact | None:
    """Return the head's name as published, with its day; it is a name in a register, not a person of ours."""
    if not school.head_last_name:
        return None
    day = _day(school.vintage.fields.get("head_last_name"), school.as_of)
    return Fact(school.head_job_title or _("Headteacher"), school.head_name, day)


def school_links(urn: int) -> list[SchoolLink]:
    """Return the schools that came before and after, whichever of the two the register lists them under."""
    rows = EstablishmentLink.objects.filter(Q(urn=urn) | Q(link_urn=urn)).exclude(kind=LinkKind.OTHER).order_by("established_on", "id")
    found: dict[tuple[int, bool], EstablishmentLink] = {}
    for row in rows:
        listed_here = row.urn == urn
        other = row.link_urn if listed_here else row.urn
        key = (other, (row.kind == LinkKind.SUCCESSOR) == listed_here)
        if other != urn and (key not in found or listed_here):
            found[key] = row
    names = dict(Establishment.objects.filter(pk__in={other for other, _after in found}).values_list("urn", "name")) if found else {}
    return [
        SchoolLink(
            other,
            names.get(other) or (row.link_name if row.urn == urn else "") or f"URN {other}",
            after,
            row.established_on,
            other in names,
        )
        for (other, after), row in found.items()
    ]


def _told(school: Establishment) -> list[tuple[str, str, str]]:
    ages = f"{school.low_age} to {school.high_age}" if school.low_age is not None and school.high_age is not None else ""
    return [
        (_("State"), "status", school.status),
        (_("Type"), "type", school.type),
        (_("Phase"), "phase", school.phase),
        (_("Ages"), "low_age", ages),
        (_("Boys, girls or mixed"), "gender", school.gender),
        (_("Pupils"), "n_pupils", filters.number(school.n_pupils) if school.n_pupils else ""),
        (_("Free school meals (rule before September 2026)"), "fsm_share", _share(school.fsm_share)),
        (_("Local authority"), "la_name", school.la_name),
        (_("Trust"), "trust_name", school.trust_name),
        (_("Federation"), "federation_name", school.federation_name),
        (_("Diocese"), "diocese", school.diocese),
        (_("Religious character"), "religious_character", school.religious_character),
        (_("DfE number"), "number", school.dfe_number),
        (_("Opened"), "open_on", _plain(school.open_on)),
        (_("Closed"), "close_on", _plain(school.close_on)),
        (_("Reason closed"), "reason_closed", school.reason_closed),
        (_("Address"), "postcode", ", ".join(school.address_lines)),
        (_("Telephone"), "phone", school.phone),
        (_("Website"), "website", school.website),
    ]


def _share(share: float | None) -> str:
    return f"{share * 100:.1f} %" if share is not None else ""


def _plain(day: date | None) -> str:
    return f"{day.day} {day:%B %Y}" if day else ""


def _href(field: str, value: str) -> str:
    if field != "website":
        return ""
    return value if value.lower().startswith(("http://", "https://")) else f"https://{value}" if "." in value and ":" not in value else ""


def _day(days: list[str] | None, otherwise: date) -> date:
    try:
        return date.fromisoformat(days[1]) if days else otherwise
    except (IndexError, TypeError, ValueError):
        return otherwise


def public_school(urn: int) -> Establishment:
    """Return a school of the register with the days of its facts; Missing otherwise."""
    return require_found(Establishment.objects.select_related("vintage").filter(pk=urn).first())


@dataclass(frozen=True, slots=True)
class AreaOfSchool:
    """An area of the viewer's: does it list the school, and may the viewer put it there?"""

    name: str
    slug: str
    is_listed: bool
    may_attach: bool


def areas_for_school(urn: int, areas: Iterable[Area], viewer: Actor) -> list[AreaOfSchool]:
    """Return the viewer's areas beside a school's public facts."""
    listing = Attachment.objects.filter(organisation__establishment_id=urn, until__isnull=True).values_list("area_id", flat=True)
    listed = set(listing)
    return [AreaOfSchool(area.name, area.slug, area.pk in listed, may_run_area(viewer, area.pk)) for area in areas]
