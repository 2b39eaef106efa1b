"""What-if in the plan room: an area of 600 invented schools through the real services; from an officer's edit to the new plan's page.

Each edit is what a person does in the browser: the form is sent, the answer followed, the page read. The clock runs from the first
request to the last byte of the page; where what a school says or a limit is edited, from that edit. The solver was loaded when the form
was opened, as it is for a person who looks at the form for two seconds. Times are reported, never asserted, with the work of the web
process beside them, which other work on the machine changes less. `--size` sets the number of schools.
"""

import os
import random
import statistics
import time
from collections.abc import Callable, Iterator
from typing import Any

HELP = "from an officer's edit to the new plan's page, 600 schools, both kinds of plan"
SCHOOLS, EDITS, SEED = 600, 14, 2026
METHODS = ("circles", "balanced")
CHANGES: tuple[dict[str, Any], ...] = ({"kind": "forbid"}, {"kind": "lock", "half_days": ""}, {"kind": "lock"})
PLACE, METRES_PER_DEGREE = (53.8, -1.75), 111_195.0


def run(as_json: bool, *, size: int = SCHOOLS) -> dict[str, Any]:
    """Measure on the empty database that the environment names."""
    from joinedup.jobs import services as jobs

    client, area, by = furnish(size)
    figures: dict[str, Any] = {"schools": size}
    for method in METHODS:
        started = time.perf_counter()
        plan = _plan(area, by, method)
        jobs.run_due()
        plan.refresh_from_db()
        if plan.state != "ready":
            raise RuntimeError(plan.problem)
        figures[f"{method}_plan_seconds"] = round(time.perf_counter() - started, 2)
        figures |= {f"{method}_{name}": figure for name, figure in _edited(client, plan).items()}
        if not as_json:
            print(", ".join(f"{name} {figure}" for name, figure in figures.items() if name.startswith(method)), flush=True)
    return figures


def furnish(n_schools: int) -> tuple[Any, Any, Any]:
    """Make the area: schools, needs and offers as the laboratory invents them; return its officer's browser, the area, the officer."""
    from django.test import Client

    from joinedup.accounts import queries as accounts
    from joinedup.accounts.models import User
    from joinedup.accounts.services import areas
    from joinedup.brokerage.choices.topics import leaves
    from joinedup.console.bench.brokerage import HERE, in_child

    user = User.objects.create_user("bench@example.org", name="Bench", is_administrator=True)
    area = areas.create_area_with_officer(details=areas.AreaDetails("Bench"), officer=user.email, by=accounts.actor_for(user))
    by = accounts.actor_for(user).within(area_id=area.pk, area_slug=area.slug)
    problem = in_child(f"{HERE}.plans.problem", {"size": n_schools})["problem"]
    schools = _schools(problem["members"], area, by)
    codes = [leaf.code for leaf in leaves()]
    for values in problem["needs"]:
        _say_need(schools[values["member"]], area, values, codes)
    for values in problem["offers"]:
        _say_offer(schools[values["member"]], area, values, codes)
    client = Client(SERVER_NAME="localhost")
    client.force_login(user)
    return client, area, by


def _schools(members: list[dict[str, Any]], area: Any, by: Any) -> list[Any]:
    from joinedup.directory import services as directory
    from joinedup.directory.choices import AttachedBy
    from joinedup.directory.models import Organisation
    from joinedup.register.models import Establishment, Vintage

    vintage = Vintage.objects.create(digest="bench")
    facts = {"la_code": "380", "la_name": "Brackwater", "town": "Brackwater", "phase": "Primary", "status": "Open", "vintage": vintage}
    rows = []
    for row, member in enumerate(members):
        latitude = PLACE[0] + member["y_m"] / METRES_PER_DEGREE
        longitude = PLACE[1] + member["x_m"] / METRES_PER_DEGREE / 0.59
        name = f"Bench School {row}"
        rows.append(Establishment(urn=900_001 + row, name=name, as_of="2025-05-24", latitude=latitude, longitude=longitude, **facts))
    Establishment.objects.bulk_create(rows)
    directory.attach_urns(area=area, urns=[row.pk for row in rows], by=by, how=AttachedBy.PICKED)
    found = {school.establishment_id: school for school in Organisation.objects.filter(establishment__in=rows)}
    return [found[row.pk] for row in rows]


def _size(values: dict[str, Any]) -> dict[str, Any]:
    spell = values["amount"] >= 3
    return {"size": "short_spell" if spell else "visit", "half_days": values["amount"] if spell else None}


def _say_need(school: Any, area: Any, values: dict[str, Any], codes: list[str]) -> None:
    from joinedup.brokerage import services
    from joinedup.core.actors import SYSTEM

    details = services.NeedDetails(
        topic=codes[values["topic"]],
        urgency=random.Random(repr(values)).randint(1, 3),
        within_km=round(values["reach_m"] / 1000),
        **_size(values),
    )
    services.add_need(organisation=school, details=details, said=_said(area), by=SYSTEM)


def _say_offer(school: Any, area: Any, values: dict[str, Any], codes: list[str]) -> None:
    from joinedup.brokerage import services
    from joinedup.core.actors import SYSTEM

    details = services.OfferDetails(topics=tuple(codes[topic] for topic in values["topics"]), **_size(values))
    services.add_offer(organisation=school, details=details, said=_said(area), by=SYSTEM)


def _said(area: Any) -> Any:
    from joinedup.brokerage import services

    return services.Sharings((services.Sharing(area.pk, "area"),), entered="lead")


def _plan(area: Any, by: Any, method: str) -> Any:
    from joinedup.plans import services

    return services.make_plan(area=area, details=services.PlanDetails(title="Bench", balance="bank", reach_km=25, method=method), by=by)


def _edited(client: Any, plan: Any) -> dict[str, Any]:
    """Try edits of every kind; each is left again, so that all meet the same plan."""
    from joinedup.core import collector
    from joinedup.jobs import services as jobs
    from joinedup.plans.models import OrganisationRule, Plan

    collector.settle()  # as in a web process, which has not made the area
    seconds, work, later = [], [], 0
    for address, edit, data in _edits(plan):
        client.get(address)  # the form: its page is open, and the solver loaded, before the clock runs
        jobs.in_warm_child("math.factorial", 1, timeout=60)
        started, worked = time.perf_counter(), time.process_time()
        edit(False)
        page = client.post(address, data, follow=True)
        seconds.append(time.perf_counter() - started)
        work.append(time.process_time() - worked)
        if page.status_code != 200:
            raise RuntimeError(f"{page.redirect_chain} answers {page.status_code}")
        trial = Plan.objects.filter(based_on=plan, is_trial=True).get()
        later += trial.state != "ready"
        trial.delete()
        edit(True)
        OrganisationRule.objects.all().delete()
    jobs.end_warm_child()
    return {
        "edits": len(seconds),
        "median_seconds": round(statistics.median(seconds), 2),
        "worst_seconds": round(max(seconds), 2),
        "median_web_work_seconds": round(statistics.median(work), 2),
        "done_later": later,
        "machine_load": round(os.getloadavg()[0], 1),
    }


def _edits(plan: Any) -> Iterator[tuple[str, Callable[[bool], object], dict[str, Any]]]:
    """Yield edits of every kind: the form's address, what is said or ruled first (and taken back), what the form sends.

    A pair is kept, changed or refused; or somebody limits what it gives or gets, or pauses a need or an offer, and the officer plans again
    round what is agreed.
    """
    from django.urls import reverse

    drawn = random.Random(SEED)
    rows = list(plan.suggestions.select_related("need", "offer", "giver").order_by("id"))
    again = reverse("plans:plan_again", args=[plan.area.slug, plan.public_id])
    for number in range(EDITS):
        row = drawn.choice(rows)
        of_kind = number % (len(CHANGES) + 4)
        if of_kind < len(CHANGES):
            address = reverse("plans:adjust_suggestion", args=[plan.area.slug, plan.public_id, row.public_id])
            data = CHANGES[of_kind]
            yield address, lambda _back: None, {"half_days": max(1, row.half_days - 1), **data} if data["kind"] == "lock" else data
        else:
            yield again, _said_before(plan, row, of_kind - len(CHANGES)), {"keep_percent": "5"}


def _said_before(plan: Any, row: Any, kind: int) -> Callable[[bool], object]:
    from joinedup.brokerage import services as brokerage
    from joinedup.core.actors import SYSTEM
    from joinedup.plans import services

    def limit(back: bool) -> None:
        limits = services.Limits(give_cap=1) if kind == 0 else services.Limits(receive_cap=1)
        if not back:
            services.limit_organisation(area=plan.area, organisation=row.giver, limits=limits, by=SYSTEM)

    def pause(back: bool) -> None:
        verb = brokerage.resume if back else brokerage.pause
        thing = row.need if kind == 2 else row.offer
        verb(thing=type(thing).objects.get(pk=thing.pk), by=SYSTEM)

    return limit if kind < 2 else pause
