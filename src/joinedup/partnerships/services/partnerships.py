"""Setting up a partnership and keeping what stands on its first page."""

from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import date
from typing import TypeVar

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from joinedup.accounts.models import Area, Team
from joinedup.audit import services as audit
from joinedup.core import clock
from joinedup.core.actors import Actor
from joinedup.core.refusals import Refused, require, require_found
from joinedup.core.versions import save_version
from joinedup.directory.models import Organisation, Person
from joinedup.partnerships import choices, policies, queries
from joinedup.partnerships.models import Agreement, Partnership, Section, TeamRole

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class PartnershipDetails:
    """What a partnership is called, what for, and who in the area sees it."""

    name: str
    kind: str
    purpose: str
    visibility: str = choices.Visibility.AREA.value
    team: Team | None = None


@dataclass(frozen=True, slots=True)
class Terms:
    """The promises at a glance: dates, cost, days and the way out."""

    starts_on: date
    review_on: date
    notice_weeks: int
    exit_money: str
    exit_keeps: str
    ends_on: date | None = None
    cost_pence: int = 0
    half_days: int = 0


@dataclass(frozen=True, slots=True)
class PartnerDetails:
    """An organisation that takes part, how, and its people: who is asked about things, who signs."""

    organisation: Organisation
    kind: str = choices.PartnerKind.FULL.value
    coordinator: Person | None = None
    signatory: Person | None = None


@transaction.atomic
def start_partnership(*, details: PartnershipDetails, by: Actor, area: Area | None = None) -> Partnership:
    """Begin to set up a partnership in the area where `by` stands; nobody is told before it is formed."""
    area = area or require_found(Area.objects.filter(pk=by.area_id or 0).first())
    require(policies.may_form_partnership(by, area.pk), _("Only officers and co-ordinators of the area set up partnerships."))
    _check_details(details, area)
    partnership = _create(details, area)
    agreement = Agreement.objects.create(partnership=partnership)
    Section.objects.bulk_create(Section(agreement=agreement, element=element.value) for element in choices.ELEMENTS)
    if by.user_id is not None:
        TeamRole.objects.create(partnership=partnership, user_id=by.user_id, role=choices.TeamRoleKind.ORGANISER, from_on=clock.today())
    audit.record(by=by, verb="partnership.started", about=partnership.subject, area_id=area.pk, facts={"kind": details.kind})
    return partnership


@transaction.atomic
def change_partnership(*, partnership: Partnership, details: PartnershipDetails, expected: int, by: Actor) -> None:
    """Change name, kind, purpose and who sees the partnership."""
    check_runs(partnership, by)
    _check_details(details, partnership.area)
    if (details.name.strip(), details.purpose.strip(), details.kind) != (partnership.name, partnership.purpose, partnership.kind):
        check_writing(partnership)
    partnership.name, partnership.purpose, partnership.kind = details.name.strip(), details.purpose.strip(), details.kind
    partnership.visibility, partnership.team = details.visibility, details.team
    _save(partnership, expected, ["name", "purpose", "kind", "visibility", "team"])
    _record(partnership, "partnership.changed", by)


@transaction.atomic
def set_aims(*, partnership: Partnership, aims: str, expected: int, by: Actor) -> None:
    """Write down the aims, one on each line."""
    check_runs(partnership, by)
    check_writing(partnership)
    lines = [line.strip() for line in aims.splitlines() if line.strip()]
    require(bool(lines), _("Write at least one aim."), field="aims")
    require(len(lines) <= 8, _("Write eight aims or fewer: people remember three."), field="aims")
    partnership.aims = "\n".join(lines)
    _save(partnership, expected, ["aims"])
    _record(partnership, "partnership.aims_set", by, n_aims=len(lines))


@transaction.atomic
def set_terms(*, partnership: Partnership, terms: Terms, expected: int, by: Actor) -> None:
    """Write down dates, cost, days and the way out; signatures will cover them."""
    check_runs(partnership, by)
    check_writing(partnership)
    require(terms.review_on > terms.starts_on, _("The review comes after the start. Enter a later review date."), field="review_on")
    is_later = terms.ends_on is None or terms.ends_on > terms.starts_on
    require(is_later, _("The end comes after the start. Enter a later end date."), field="ends_on")
    for name, value in asdict(terms).items():
        setattr(partnership, name, value)
    partnership.terms_set = True
    _save(partnership, expected, [*asdict(terms), "terms_set"])
    _record(partnership, "partnership.terms_set", by)


@transaction.atomic
def set_stage(*, partnership: Partnership, stage: str, expected: int, by: Actor) -> None:
    """Say how the partnership goes, in its own word."""
    check_runs(partnership, by)
    partnership.stage = choices.Stage(stage).value
    _save(partnership, expected, ["stage"])
    _record(partnership, "partnership.stage_set", by, stage=partnership.stage)


def missing_to_form(partnership: Partnership) -> list[str]:
    """Return what is still needed before the partnership can be formed, each as words for the page."""
    needed = [
        (bool(partnership.purpose.strip()), _("a purpose")),
        (len(queries.partners_of(partnership)) >= 2, _("at least two partners")),
        (bool(partnership.aim_lines), _("at least one aim")),
        (partnership.terms_set, _("dates, cost and the way out")),
    ]
    return [words for done, words in needed if not done]


@transaction.atomic
def finish_setting_up(*, partnership: Partnership, by: Actor) -> None:
    """Form the partnership: from now on its partners' people see it."""
    partnership = Partnership.objects.select_for_update(of=("self",)).select_related("area").get(pk=partnership.pk)
    check_runs(partnership, by)
    if partnership.state == choices.PartnershipState.FORMED:
        return
    missing = missing_to_form(partnership)
    require(not missing, _("Still needed: %(what)s.") % {"what": ", ".join(missing)})
    partnership.state, partnership.formed_on = choices.PartnershipState.FORMED, clock.today()
    _save(partnership, partnership.version, ["state", "formed_on"])
    _record(partnership, "partnership.formed", by, n_partners=len(queries.partners_of(partnership)))


def check_writing(partnership: Partnership) -> None:
    """Refuse to change what signatures cover while it cannot be changed."""
    agreement = queries.agreement_of(partnership)
    require(
        agreement.state in choices.WRITING,
        _("The agreement is “%(state)s”, so this cannot change now. Take the agreement back to draft, or start a review, first.")
        % {"state": agreement.get_state_display()},
    )


def _create(details: PartnershipDetails, area: Area) -> Partnership:
    return _once_named(
        lambda: Partnership.objects.create(
            area=area,
            team=details.team,
            kind=details.kind,
            name=details.name.strip(),
            purpose=details.purpose.strip(),
            visibility=details.visibility,
        )
    )


def _once_named(write: Callable[[], T]) -> T:
    try:
        with transaction.atomic():
            return write()
    except IntegrityError as error:
        if "partnership_name" in str(error) or "area_id" in str(error):
            raise Refused(_("The area has a partnership with this name already. Choose another name."), field="name") from None
        raise


def _check_details(details: PartnershipDetails, area: Area) -> None:
    require(bool(details.name.strip()), _("Enter a name for the partnership."), field="name")
    require(details.kind in choices.Kind.values, _("Choose what kind of partnership it is."), field="kind")
    of_area = details.team is None or details.team.area_id == area.pk
    require(of_area, _("Choose a team of this area."), field="team")
    team_named = details.visibility != choices.Visibility.TEAM or details.team is not None
    require(team_named, _("Choose the team whose officers see the partnership."), field="team")


def check_runs(partnership: Partnership, by: Actor) -> None:
    """Refuse whoever does not organise the partnership."""
    require(policies.may_run_partnership(by, partnership), _("Only the organisers of this partnership can do this."))


def _save(partnership: Partnership, expected: int, fields: list[str]) -> None:
    _once_named(lambda: save_version(partnership, expected=expected, fields=fields))


def _record(partnership: Partnership, verb: str, by: Actor, **facts: str | int | bool | None) -> None:
    audit.record(by=by, verb=verb, about=partnership.subject, area_id=partnership.area_id, facts=facts)
