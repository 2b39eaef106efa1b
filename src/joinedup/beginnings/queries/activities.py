"""Which activities somebody may see, who does which step, and what is known about who could."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from joinedup.accounts.choices import Role, Scope
from joinedup.beginnings import choices
from joinedup.beginnings.models import Activity, Step, StepAsk, Strength
from joinedup.brokerage import queries as brokerage
from joinedup.brokerage.choices import SEEN_BY_OTHERS
from joinedup.core import clock, school_year
from joinedup.core.actors import Actor
from joinedup.core.refusals import require_found
from joinedup.directory import queries as directory
from joinedup.directory.models import Organisation
from joinedup.introductions import queries as introductions
from joinedup.introductions.choices import IntroductionState
from joinedup.partnerships import policies as partnership_policies
from joinedup.partnerships import queries as partnerships
from joinedup.partnerships.models import Partnership

_WITH = ("area", "partnership__area")


@dataclass(frozen=True, slots=True)
class StepLine:
    """A step with who does it or is asked, and what others answered before."""

    step: Step
    ask: StepAsk | None
    before: list[StepAsk] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Candidate:
    """An organisation with what is known about it and a step: no mark, no order but the alphabet."""

    organisation: Organisation
    evidence: list[str]


def visible_activities(viewer: Actor) -> QuerySet[Activity]:
    """Return the activities of partnerships that the viewer sees; those of no partnership yet to who runs the area."""
    rows = Activity.objects.select_related(*_WITH)
    if not viewer.is_signed_in:
        return rows.none()
    runs = viewer.places(Scope.AREA.value, Role.OFFICER.value, Role.COORDINATOR.value)
    seen = rows.filter(Q(partnership=None, area_id__in=runs) | Q(partnership__in=partnerships.visible_partnerships(viewer)))
    return seen if viewer.area_id is None else seen.filter(area_id=viewer.area_id)


def runs_activity(viewer: Actor, activity: Activity) -> bool:
    """Say whether the viewer organises the activity's partnership or, before it has one, runs its area."""
    if activity.partnership is not None:
        return partnership_policies.may_run_partnership(viewer, activity.partnership)
    return partnership_policies.may_form_partnership(viewer, activity.area_id)


def activity_for(public_id: str, viewer: Actor) -> Activity:
    """Return an activity that the viewer may see; raise Missing otherwise."""
    return require_found(visible_activities(viewer).filter(public_id=public_id).first())


def step_for(public_id: str, viewer: Actor) -> Step:
    """Return a step of an activity that the viewer runs; raise Missing otherwise."""
    rows = Step.objects.select_related("topic", *[f"activity__{name}" for name in _WITH])
    step = require_found(rows.filter(public_id=public_id, activity__in=visible_activities(viewer)).first())
    return require_found(step if runs_activity(viewer, step.activity) else None)


def locked_step(step: Step) -> Step:
    """Return the present row of a step, locked until the transaction ends."""
    return Step.objects.select_for_update(of=("self",)).select_related("topic", *[f"activity__{name}" for name in _WITH]).get(pk=step.pk)


def ask_for(public_id: str) -> StepAsk:
    """Return what a partner was asked; the caller judges who may read it."""
    rows = StepAsk.objects.select_related("organisation", "step__topic", *[f"step__activity__{name}" for name in _WITH])
    return require_found(rows.filter(public_id=public_id).first())


def step_lines(activity: Activity) -> list[StepLine]:
    """Return the steps in their order, each with who does it or is asked."""
    asks: dict[int, list[StepAsk]] = {}
    for row in StepAsk.objects.filter(step__activity=activity).select_related("organisation").order_by("pk"):
        asks.setdefault(row.step_id, []).append(row)
    return [_line(step, asks.get(step.pk, [])) for step in activity.steps.select_related("topic")]


def open_steps(activity: Activity) -> list[Step]:
    """Return the steps that nobody does yet."""
    return [line.step for line in step_lines(activity) if line.ask is None or line.ask.says != choices.Says.YES]


def other_steps(ask: StepAsk) -> list[Step]:
    """Return the other steps of the activity that nobody does yet: a partner may say that it is good at them, too."""
    return [step for step in open_steps(ask.step.activity) if step.pk != ask.step_id]


def tables_of(partnership: Partnership) -> list[tuple[Activity, list[StepLine]]]:
    """Return the activities of a partnership with who does which step, the newest first."""
    return [(row, step_lines(row)) for row in partnership.activities.order_by("-pk")]


def steps_done_in(partnership: Partnership) -> list[tuple[str, str, str]]:
    """Return what was taken into a partnership: activity, step, and who does it."""
    done = [(activity, lines) for activity, lines in tables_of(partnership) if activity.finished_on is not None]
    return [(activity.name, line.step.name, line.ask.organisation.name) for activity, lines in done for line in lines if line.ask]


def organisations_to_ask(activity: Activity) -> list[Organisation]:
    """Return whom to ask: the partners, or everybody on the area's list while there is no partnership."""
    if activity.partnership is not None:
        return sorted((row.organisation for row in partnerships.partners_of(activity.partnership)), key=lambda row: row.name)
    return list(directory.organisations_attached(activity.area_id).filter(closed_on=None).order_by("name", "pk"))


def candidates_of(step: Step, viewer: Actor) -> list[Candidate]:
    """Return the organisations of which something is known about this step, in the order of the alphabet."""
    organisations = organisations_to_ask(step.activity)
    known = evidence_of(step, viewer, [row.pk for row in organisations])
    return [Candidate(row, known[row.pk]) for row in organisations if row.pk in known]


def evidence_of(step: Step, viewer: Actor, organisation_ids: Iterable[int]) -> dict[int, list[str]]:
    """Return what these organisations say, offer and have done that fits a step, as far as the viewer may see it."""
    ids = set(organisation_ids)
    found: dict[int, list[str]] = {}
    for strength in Strength.objects.filter(step=step, organisation_id__in=ids):
        said = _("Says: %(words)s") if strength.words else _("Says that it does this well")
        found.setdefault(strength.organisation_id, []).append(said % {"words": strength.words} if strength.words else said)
    for organisation_id, words in [*_offers(step, viewer, ids), *_promises(step, viewer, ids), *_steps_done(step, viewer, ids)]:
        found.setdefault(organisation_id, []).append(words)
    return found


def _line(step: Step, asks: list[StepAsk]) -> StepLine:
    standing = next((row for row in asks if row.says in choices.STANDING), None)
    before = [row for row in asks if row.says in {choices.Says.NOT_US, choices.Says.OTHER}]
    return StepLine(step, standing, before)


def _offers(step: Step, viewer: Actor, ids: set[int]) -> list[tuple[int, str]]:
    if step.topic is None:
        return []
    rows = brokerage.offers_shared_with(step.activity.area_id, viewer).filter(
        topics=step.topic, organisation_id__in=ids, state__in=SEEN_BY_OTHERS, expires_on__gte=clock.today()
    )
    words = _("Offers %(topic)s (%(size)s)")
    return [(row.organisation_id, words % {"topic": step.topic.name, "size": row.get_size_display()}) for row in rows.order_by("pk")]


def _promises(step: Step, viewer: Actor, ids: set[int]) -> list[tuple[int, str]]:
    if step.topic is None:
        return []
    rows = introductions.visible_introductions(viewer).filter(topic=step.topic, giver_id__in=ids, state=IntroductionState.AGREED)
    words = _("Agreed in %(year)s to help another with %(topic)s")
    said = {(row.giver_id, row.year) for row in rows}
    return [(giver, words % {"year": school_year.label(year), "topic": step.topic.name}) for giver, year in sorted(said)]


def _steps_done(step: Step, viewer: Actor, ids: set[int]) -> list[tuple[int, str]]:
    same = Q(step__name__iexact=step.name) | (Q(step__topic=step.topic) if step.topic else Q(pk__in=[]))
    rows = StepAsk.objects.filter(same, says=choices.Says.YES, organisation_id__in=ids, step__activity__in=visible_activities(viewer))
    words = _("Does “%(step)s” in %(activity)s")
    others = rows.exclude(step=step).select_related("step__activity").order_by("pk")
    return [(row.organisation_id, words % {"step": row.step.name, "activity": row.step.activity.name}) for row in others]
