"""A small market for plans: three schools in a circle and a service that helps, all near one another."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from joinedup.accounts.models import Area
from joinedup.analytics.exchange.planning import plan_by_parts, plan_introductions
from joinedup.brokerage.tests import factories
from joinedup.core import clock
from joinedup.core.actors import Actor
from joinedup.directory.models import Organisation
from joinedup.directory.tests import factories as directory
from joinedup.introductions.models import Introduction
from joinedup.jobs import services as jobs
from joinedup.plans import services
from joinedup.plans.models import Plan, Suggestion

EASTING, NORTHING = 416_000, 433_000


def solve_here(function_path: str, payload: Any, **_limits: Any) -> Any:
    """Stand in for `jobs.in_child` where a test is not about the child process: the same function, in this process."""
    assert function_path == "joinedup.analytics.exchange.planning.plan_introductions"
    return json.loads(json.dumps(plan_introductions(payload)))


def parts_here(function_path: str, payload: Any, **_limits: Any) -> Iterator[Any]:
    """Stand in for `jobs.parts_from_warm_child` likewise."""
    assert function_path == "joinedup.analytics.exchange.planning.plan_by_parts"
    yield from (json.loads(json.dumps(part)) for part in plan_by_parts(payload))


@dataclass(frozen=True)
class Circle:
    """Quayfield gives phonics, Pellin talk, Kelderwick maths; each needs what the one before it gives."""

    area: Area
    ada: Actor
    quayfield: Organisation
    pellin: Organisation
    kelderwick: Organisation


def make_circle(cast: factories.Cast, *, visibility: str = "area") -> Circle:
    area = cast.brackwater
    schools = [
        directory.make_school(name, area=area, latitude=53.79 + 0.01 * row, longitude=-1.75, phase="Primary")
        for row, name in enumerate(["Quayfield Primary", "Pellin Primary", "Kelderwick Primary"])
    ]
    for school, email in zip(schools, ["q@example.org", "p@example.org", "k@example.org"], strict=True):
        directory.make_person(f"Head of {school.name}", organisation=school, email=email, area=area)
    size = {"size": "short_spell", "half_days": 6, "phases": ("P",)}
    for row, topic in enumerate(["B1", "B6", "C1"]):
        giver, taker = schools[row], schools[(row + 1) % 3]
        factories.make_offer(giver, area, topics=(topic,), visibility=visibility, **size)
        factories.make_need(taker, area, topic=topic, visibility=visibility, **size)
    return Circle(area, cast.ada, *schools)


def make_plan(circle: Circle, *, balance: str = "zero", method: str = "balanced", by: Actor | None = None) -> Plan:
    details = services.PlanDetails(title="Autumn", balance=balance, reach_km=25, method=method)
    plan = services.make_plan(area=circle.area, details=details, by=by or circle.ada)
    jobs.run_due()
    plan.refresh_from_db()
    return plan


def send_all(plan: Plan, by: Actor) -> list[Introduction]:
    ids = list(plan.suggestions.values_list("public_id", flat=True))
    return services.send_introductions(plan=plan, public_ids=ids, words="", by=by)


def send_first(plan: Plan, by: Actor) -> list[Introduction]:
    """Send one introduction of a plan, and keep the others."""
    return services.send_introductions(plan=plan, public_ids=[plan.suggestions.order_by("pk")[0].public_id], words="", by=by)


def make_ready_plan(area: Area, giver: Organisation, receiver: Organisation, *, n: int = 1) -> Plan:
    """Return a plan that is ready, with `n` suggestions for the same two, without solving anything."""
    plan = Plan.objects.create(area=area, year=2026, title="Autumn introductions", state="ready", ready_at=clock.now(), made_by="Ada Adams")
    for _row in range(n):
        need = factories.make_need(receiver, area, topic="B1", visibility="area", phases=("P",))
        offer = factories.make_offer(giver, area, topics=("B1",), visibility="area", phases=("P",))
        half_days = max(need.half_days, 1)
        Suggestion.objects.create(plan=plan, need=need, offer=offer, giver=giver, receiver=receiver, half_days=half_days, distance_m=4200)
    return plan


def make_small_plan(cast: factories.Cast) -> Plan:
    """A plan that is ready, with three suggestions and an unmet need."""
    plan = make_ready_plan(cast.brackwater, cast.oak, cast.ash, n=3)
    need = factories.make_need(cast.oak, cast.brackwater, topic="E8", visibility="area")
    plan.unmet.create(need=need, half_days=1, reason="no_offer")
    return plan
