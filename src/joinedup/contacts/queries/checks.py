"""The September check: how far it is, and what a school is asked to confirm."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from joinedup.accounts.choices import Scope
from joinedup.accounts.policies import may_run_area
from joinedup.calendars.choices import PeriodKind
from joinedup.calendars.models import Period
from joinedup.contacts import choices
from joinedup.contacts.models import CheckAsk, CheckChange, SchoolCheck
from joinedup.contacts.queries.lists import may_list, shared_roles
from joinedup.core import clock, school_year
from joinedup.core.actors import Actor
from joinedup.core.refusals import require_found
from joinedup.directory import queries as directory
from joinedup.directory.choices import OrganisationKind
from joinedup.directory.models import Organisation, Role
from joinedup.notices import queries as notices
from joinedup.notices.models import Message

SCHOOLS = (OrganisationKind.SCHOOL, OrganisationKind.COLLEGE, OrganisationKind.NURSERY)


@dataclass(frozen=True, slots=True)
class AskLine:
    """A school in a check, as the area sees it."""

    public_id: str
    organisation: str
    key: str
    person_name: str
    address: str
    why_not: str
    mail: str
    answered_at: datetime | None
    changes: Sequence[CheckChange]

    @property
    def is_silent(self) -> bool:
        """Say whether the school was reached and has not answered."""
        return self.answered_at is None and bool(self.address) and not self.why_not


@dataclass(frozen=True, slots=True)
class CheckState:
    """How far a check is."""

    check: SchoolCheck
    lines: Sequence[AskLine]
    n_not_asked: int

    @property
    def answered(self) -> list[AskLine]:
        return [line for line in self.lines if line.answered_at is not None]

    @property
    def silent(self) -> list[AskLine]:
        return [line for line in self.lines if line.is_silent]

    @property
    def unreached(self) -> list[AskLine]:
        return [line for line in self.lines if line.answered_at is None and not line.is_silent]


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of a school and shown to it: its people, its office, its INSET days of this school year."""

    roles: Sequence[Role]
    office: Role | None
    inset_days: Sequence[date]

    @property
    def office_email(self) -> str:
        return next((one.email for one in self.office.person.addresses.all()), "") if self.office else ""

    @property
    def office_phone(self) -> str:
        return self.office.person.phone if self.office else ""


def schools_to_check(area_id: int) -> list[Organisation]:
    """Return the schools on an area's list that are open."""
    listed = directory.organisations_attached(area_id).filter(kind__in=SCHOOLS, closed_on__isnull=True)
    return list(listed.order_by("name_key", "pk"))


def check_of_year(viewer: Actor, *, year: int) -> SchoolCheck | None:
    """Return the check of a school year in the area in which the viewer stands, or None; Missing for who does not run it."""
    area_id = require_found(viewer.area_id if may_list(viewer) else None)
    return SchoolCheck.objects.filter(area_id=area_id, year=year).select_related("area").first()


def check_state(check: SchoolCheck) -> CheckState:
    """Return who has answered and what has changed; the caller has judged that its viewer runs the area."""
    asks = list(check.asks.select_related("organisation").prefetch_related("changes").order_by("organisation__name_key", "pk"))
    failing = notices.undelivered_to([ask.address for ask in asks if ask.address])
    asked = {ask.organisation_id for ask in asks}
    not_asked = [school for school in schools_to_check(check.area_id) if school.pk not in asked]
    mails = _last_mails(asks)
    return CheckState(check, [_line(ask, failing, mails) for ask in asks], len(not_asked))


def _last_mails(asks: Sequence[CheckAsk]) -> dict[str, str]:
    """Return in words what became of the last mail to each school."""
    rows = Message.objects.filter(about_kind="contacts.checkask", about_id__in=[ask.public_id for ask in asks]).order_by("pk")
    return {row.about_id: notices.line(row).state_word for row in rows}


def _line(ask: CheckAsk, failing: dict[str, str], mails: dict[str, str]) -> AskLine:
    place = ask.organisation
    why_not = failing.get(ask.address, "")
    return AskLine(
        public_id=ask.public_id,
        organisation=place.name,
        key=place.key,
        person_name=ask.person_name,
        address=ask.address,
        why_not=why_not,
        mail=mails.get(ask.public_id, ""),
        answered_at=ask.answered_at,
        changes=sorted(ask.changes.all(), key=lambda change: change.pk),
    )


def ask_answering(public_id: str, viewer: Actor) -> CheckAsk:
    """Return what a school is asked, to its own people, the holder of its link or who runs the area; Missing for everybody else."""
    asks = CheckAsk.objects.select_related("organisation", "check_of__area")
    ask = require_found(asks.filter(public_id=public_id).first())
    seen = viewer.may_by_link(choices.CHECK_PURPOSE, ask.subject) or may_run_area(viewer, ask.check_of.area_id)
    return require_found(ask if seen or ask.organisation_id in viewer.places(Scope.ORGANISATION) else None)


def has_link_to_check(viewer: Actor, organisation: Organisation) -> bool:
    """Say whether the viewer holds the link of a check on which this organisation's people are kept."""
    link = viewer.link
    if link is None or link.purpose != choices.CHECK_PURPOSE:
        return False
    return CheckAsk.objects.filter(public_id=link.subject.public_id, organisation=organisation).exists()


def known_of(ask: CheckAsk) -> Known:
    """Return what the area knows of a school: only people whose role is shared with it."""
    roles = list(shared_roles(ask.check_of.area_id).filter(organisation_id=ask.organisation_id))
    office = next((role for role in roles if role.title == choices.OFFICE_TITLE), None)
    own = Period.objects.filter(calendar__organisation_id=ask.organisation_id, calendar__area_id=ask.check_of.area_id)
    days = own.filter(kind=PeriodKind.INSET, from_on__gte=school_year.first_day(school_year.year_of(clock.today())))
    return Known([role for role in roles if role is not office], office, list(days.order_by("from_on").values_list("from_on", flat=True)))


def changes_said(ask: CheckAsk) -> list[CheckChange]:
    """Return what a school has said in its check, oldest first."""
    return list(ask.changes.order_by("pk"))
