"""An activity is cut into steps, what partners say of them is written down, and the finished table goes into a partnership."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from joinedup.accounts.models import Area
from joinedup.audit import services as audit
from joinedup.beginnings import choices, policies, queries
from joinedup.beginnings.models import Activity, Step, Strength
from joinedup.brokerage.models import Topic
from joinedup.core import clock
from joinedup.core.actors import Actor
from joinedup.core.pupils import refuse_pupils
from joinedup.core.refusals import require, require_found
from joinedup.core.versions import save_version
from joinedup.directory.models import Organisation
from joinedup.partnerships import policies as partnership_policies
from joinedup.partnerships import queries as partnership_queries
from joinedup.partnerships import services as partnerships
from joinedup.partnerships.choices import WRITING, Element, PartnershipState
from joinedup.partnerships.models import Partnership


@dataclass(frozen=True, slots=True)
class ActivityDetails:
    """What is to be done together, what for, and its steps in their order."""

    name: str
    purpose: str = ""
    steps: Sequence[str] = ()
    partnership: Partnership | None = None


@dataclass(frozen=True, slots=True)
class StepDetails:
    """What a step is called, what to know about it, and what it is about."""

    name: str
    note: str = ""
    topic: Topic | None = None


@transaction.atomic
def add_activity(*, details: ActivityDetails, by: Actor) -> Activity:
    """Write down an activity with its steps, for a partnership or before there is one."""
    area = details.partnership.area if details.partnership else require_found(Area.objects.filter(pk=by.area_id or 0).first())
    activity = Activity(area=area, partnership=details.partnership, name=details.name.strip(), made_by=by.name[:160])
    activity.purpose = details.purpose.strip()
    check_runs(activity, by)
    require(bool(activity.name), _("Enter a name."), field="name")
    names = [line.strip()[:120] for line in details.steps if line.strip()]
    _check_steps(names)
    for field, text in (("name", activity.name), ("purpose", activity.purpose), ("steps", "\n".join(names))):
        refuse_pupils(text, field=field)
    activity.save(force_insert=True)
    Step.objects.bulk_create(Step(activity=activity, place=place, name=name) for place, name in enumerate(names, 1))
    record(activity, "activity.added", by, n_steps=len(names))
    return activity


@transaction.atomic
def add_step(*, activity: Activity, details: StepDetails, by: Actor) -> Step:
    """Add a step at the end."""
    check_open(activity, by)
    _check_steps([*activity.steps.values_list("name", flat=True), details.name.strip()])
    _check_words(details)
    step = Step.objects.create(
        activity=activity, place=activity.steps.count() + 1, name=details.name.strip(), note=details.note.strip(), topic=details.topic
    )
    record(activity, "activity.step_added", by)
    return step


@transaction.atomic
def change_step(*, step: Step, details: StepDetails, expected: int, by: Actor) -> None:
    """Change what a step is called and what it is about."""
    check_open(step.activity, by)
    others = step.activity.steps.exclude(pk=step.pk).values_list("name", flat=True)
    _check_steps([*others, details.name.strip()])
    _check_words(details)
    step.name, step.note, step.topic = details.name.strip(), details.note.strip(), details.topic
    save_version(step, expected=expected, fields=["name", "note", "topic"])
    record(step.activity, "activity.step_changed", by)


@transaction.atomic
def move_step(*, step: Step, to: str, by: Actor) -> None:
    """Move a step one place up or down ("up", "down"); at the end of the list it stays where it is."""
    step = queries.locked_step(step)
    check_open(step.activity, by)
    steps = list(step.activity.steps.select_for_update())
    now = steps.index(step)
    steps.insert(max(0, now + {"up": -1, "down": 1}[to]), steps.pop(now))
    _number(steps)
    record(step.activity, "activity.step_moved", by, step=step.public_id, to=to)


@transaction.atomic
def remove_step(*, step: Step, by: Actor) -> None:
    """Take a step out that nobody is asked for and nobody does; what was said about it goes with it."""
    step = queries.locked_step(step)
    check_open(step.activity, by)
    standing = step.asks.filter(says__in=choices.STANDING).select_related("organisation").first()
    words = _("%(name)s is asked for this step, or does it. Take that back first.")
    require(standing is None, words % {"name": standing.organisation.name if standing else ""})
    activity, public_id = step.activity, step.public_id
    step.delete()
    _number(list(activity.steps.select_for_update()))
    record(activity, "activity.step_removed", by, step=public_id)


@transaction.atomic
def write_strength(*, step: Step, organisation: Organisation, words: str = "", by: Actor) -> Strength:
    """Write down, as organiser, that a partner says it does a step well; it is marked as heard, not said in person."""
    check_open(step.activity, by)
    require(organisation in queries.organisations_to_ask(step.activity), _("Choose one of the partners."), field="organisation")
    refuse_pupils(words, field="words")
    said = {"words": words.strip()[:200], "said_by": by.name[:160], "is_on_behalf": True}
    strength, _made = Strength.objects.update_or_create(step=step, organisation=organisation, defaults=said)
    record(step.activity, "activity.strength_written", by, organisation=organisation.public_id)
    return strength


@transaction.atomic
def take_into_partnership(*, activity: Activity, partnership: Partnership, by: Actor) -> bool:
    """Take the finished table into a partnership: who does a step becomes a partner; say whether the agreement says it now, too."""
    check_open(activity, by)
    require(
        partnership_policies.may_run_partnership(by, partnership) and partnership.area_id == activity.area_id,
        _("Choose a partnership that you organise."),
        field="partnership",
    )
    still = queries.open_steps(activity)
    require(not still, _("Nobody does these steps yet: %(steps)s.") % {"steps": ", ".join(step.name for step in still)})
    lines = [(line.step, line.ask.organisation) for line in queries.step_lines(activity) if line.ask is not None]
    require(bool(lines), _("There is no step yet."))
    here = {row.organisation_id for row in partnership_queries.partners_of(partnership)}
    for organisation in {one.pk: one for _step, one in lines if one.pk not in here}.values():
        partnerships.add_partner(partnership=partnership, details=partnerships.PartnerDetails(organisation), by=by)
    activity.partnership, activity.finished_on = partnership, clock.today()
    save_version(activity, expected=activity.version, fields=["partnership", "finished_on"])
    record(activity, "activity.taken_into_partnership", by, partnership=partnership.public_id)
    return _write_into_agreement(activity, lines, by)


def check_runs(activity: Activity, by: Actor) -> None:
    """Refuse whoever does not run the activity."""
    require(
        policies.may_run_activity(by, activity),
        _("Only who organises the partnership does this, or who runs the area before there is one."),
    )


def record(activity: Activity, verb: str, by: Actor, **facts: audit.Fact) -> None:
    """Write into the record what was done with an activity."""
    audit.record(by=by, verb=verb, about=activity.subject, area_id=activity.area_id, facts=facts)


def check_open(activity: Activity, by: Actor) -> None:
    """Refuse whoever does not run the activity, and changes to a finished table."""
    check_runs(activity, by)
    require(activity.finished_on is None, _("This table went into the partnership and stays as it is."))


def _number(steps: Sequence[Step]) -> None:
    for place, step in enumerate(steps, 1):
        step.place = place
    Step.objects.bulk_update(steps, ["place"])


def _check_steps(names: Sequence[str]) -> None:
    require(all(names), _("Name the step."), field="name")
    require(len(names) <= choices.MOST_STEPS, _("Write at most %(n)d steps.") % {"n": choices.MOST_STEPS}, field="steps")
    folded = [name.casefold() for name in names]
    require(len(set(folded)) == len(folded), _("Two steps have the same name. Give each its own."), field="steps")


def _check_words(details: StepDetails) -> None:
    for field in ("name", "note"):
        refuse_pupils(getattr(details, field), field=field)


def _write_into_agreement(activity: Activity, lines: Sequence[tuple[Step, Organisation]], by: Actor) -> bool:
    """Add the table to what each partner puts in, while the agreement of a formed partnership is being written."""
    assert activity.partnership is not None
    agreement = partnership_queries.agreement_of(activity.partnership)
    if activity.partnership.state == PartnershipState.SETTING_UP or agreement.state not in WRITING:
        return False
    section = partnership_queries.section_of(agreement, Element.RESOURCES.value)
    table = "\n".join([f"{activity.name}:", *(f"- {step.name}: {organisation.name}" for step, organisation in lines)])
    text = f"{section.text}\n\n{table}".strip()
    partnerships.write_section(section=section, text=text, is_done=False, expected=section.version, by=by)
    return True
