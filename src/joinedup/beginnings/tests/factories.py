"""Looks and activities for tests: Ada would set up something like what there is, and asks partners for steps."""

from joinedup.accounts.models import Area
from joinedup.accounts.tests import factories as accounts
from joinedup.beginnings import choices, queries, services
from joinedup.beginnings.models import Activity, Look, StepAsk
from joinedup.core.actors import Actor
from joinedup.directory.models import Organisation
from joinedup.partnerships.models import Partnership
from joinedup.partnerships.tests import factories as partnerships

PURPOSE = "Every pupil meets people at work in the port and the hospital."
DRAFT = {"name": "Harbour careers", "kind": "project", "purpose": "Visits to the hospital and the port in Year 9", "visibility": "area"}


def make_known(area: Area, *, by: Actor, partners: list[Organisation] | None = None, **facts: object) -> Partnership:
    """Return a partnership about the port and the hospital."""
    return partnerships.make_partnership(area, by=by, partners=partners, **{"purpose": PURPOSE, **facts})


def look(by: Actor, **draft: object) -> Look | None:
    """Look before something is formed; None when nothing speaks against it."""
    page = services.look_first({**DRAFT, **draft}, by)
    return Look.objects.get(public_id=page.rstrip("/").rsplit("/", 1)[-1]) if page else None


def make_look(by: Actor, **draft: object) -> Look:
    found = look(by, **draft)
    assert found is not None
    return found


STEPS = ("Find out who comes", "Plan the day", "Tell families")


def make_activity(by: Actor, *, partnership: Partnership | None = None, steps: tuple[str, ...] = STEPS) -> Activity:
    """Return an activity in three steps."""
    details = services.ActivityDetails("A careers day at the port", "Every Year 9 meets people at work.", steps, partnership)
    return services.add_activity(details=details, by=by)


def ask(activity: Activity, place: int, organisation: Organisation, by: Actor, why: str = "") -> StepAsk:
    step = activity.steps.get(place=place)
    return services.ask_partner(step=step, organisation=organisation, why=why, by=by)


def holder(row: StepAsk) -> Actor:
    """Return the holder of the mailed link."""
    return accounts.link_actor(choices.LINK_PURPOSE, row.subject, area=row.step.activity.area)


def answer(row: StepAsk, says: str = "yes", **facts: object) -> None:
    row = queries.ask_for(row.public_id)
    services.answer_step(ask=row, reply=services.StepReply(says, **facts), by=holder(row))  # type: ignore[arg-type]
