"""Plan peer reviews in threes: start it, solve it in a child process, write down what came of it."""

from dataclasses import dataclass
from itertools import combinations
from typing import Any, cast

from django.db import transaction
from django.utils.translation import gettext as _

from joinedup.accounts.models import Area
from joinedup.analytics.geodesy.plane import Plane
from joinedup.audit import services as audit
from joinedup.brokerage.queries import phases_of
from joinedup.core import clock, school_year
from joinedup.core.actors import Actor
from joinedup.core.refusals import require
from joinedup.directory.models import Organisation
from joinedup.jobs import services as jobs
from joinedup.plans import analysis, choices, policies, queries
from joinedup.plans.models import ReviewPlan

SOLVER = "joinedup.analytics.exchange.triads.plan_reviews"
SOLVER_SECONDS, SEARCH_SECONDS = 300, 60
THREE = 3


@dataclass(frozen=True, slots=True)
class ReviewDetails:
    """What the maker of a review plan chooses."""

    title: str
    schools: tuple[Organisation, ...]
    reach_km: int = choices.DEFAULT_REACH_KM
    days: int = 1
    mixes_ages: bool = True


@transaction.atomic
def plan_reviews(*, area: Area, details: ReviewDetails, by: Actor) -> ReviewPlan:
    """Start a plan of visits between these schools; the work is done in the background."""
    require(policies.may_make_plan(by, area.pk), _("Only officers and co-ordinators of this area can plan peer reviews."))
    require(len(details.schools) >= THREE, _("Choose at least three schools: each is visited by two others."))
    review = ReviewPlan.objects.create(
        area=area,
        year=school_year.year_of(clock.today()),
        title=details.title,
        reach_km=details.reach_km,
        days=details.days,
        mixes_ages=details.mixes_ages,
        made_by=by.name,
    )
    review.schools.set(details.schools)
    title = _("Peer reviews: %(title)s") % {"title": review.title}
    job = jobs.start("plans.reviews", by=by, title=title, about=review.subject, area_id=area.pk, review=review.public_id)
    review.job_id = job.public_id
    review.save(update_fields=["job_id"])
    audit.record(by=by, verb="reviews.planned", about=review.subject, area_id=area.pk, facts={"n": len(details.schools)})
    return review


def solve_reviews(*, review: ReviewPlan, run: jobs.Run) -> None:
    """Solve a review plan that was started."""
    schools = list(review.schools.select_related("establishment").order_by("public_id"))
    run.progress(1, 2, _("looking for groups of three"))
    rota = cast(dict[str, Any], jobs.in_child(SOLVER, _problem(review, schools), run=run, timeout=SOLVER_SECONDS))
    names = [school.public_id for school in schools]
    found = {
        "groups": [[names[row] for row in group] for group in rota["groups"]],
        "visits": [{"host": names[visit["host"]], "visitors": [names[row] for row in visit["visitors"]]} for visit in rota["visits"]],
        "alone": [{"school": names[one["school"]], "reason": one["reason"]} for one in rota["alone"]],
        "gap": rota["gap"],
    }
    working = ReviewPlan.objects.filter(pk=review.pk, state=choices.PlanState.WORKING)
    working.update(state=choices.PlanState.READY, ready_at=clock.now(), rota=found)
    run.progress(2, 2)


def fail_reviews(*, review: ReviewPlan, problem: str) -> None:
    """Say on the page why the visits could not be planned."""
    working = ReviewPlan.objects.filter(pk=review.pk, state=choices.PlanState.WORKING)
    working.update(state=choices.PlanState.FAILED, problem=problem[:300])


def _problem(review: ReviewPlan, schools: list[Organisation]) -> dict[str, Any]:
    plane = Plane(school.latitude for school in schools)
    at = {school.pk: row for row, school in enumerate(schools)}
    never = queries.never_together(review.area_id, review.year)
    return {
        "schools": [_school(school, plane) for school in schools],
        "never": [[at[a], at[b]] for a, b in sorted(never) if a in at and b in at],
        "before": _before(review, schools),
        "reach_m": 1000.0 * review.reach_km,
        "spread": review.mixes_ages,
        "days": review.days,
        "time_limit_s": SEARCH_SECONDS,
    }


def _school(school: Organisation, plane: Plane) -> dict[str, Any]:
    x, y = (None, None) if school.latitude is None or school.longitude is None else plane.at(school.latitude, school.longitude)
    phases = analysis.phase_bits([phase for phase in phases_of(school) if phase in choices.PHASE_BITS])
    return {"key": school.public_id, "x_m": x, "y_m": y, "phases": phases}


def _before(review: ReviewPlan, schools: list[Organisation]) -> list[list[int]]:
    at = {school.public_id: row for row, school in enumerate(schools)}
    groups = [[at[name] for name in group if name in at] for group in queries.partners_before(review)]
    return [list(pair) for group in groups for pair in combinations(sorted(group), 2)]
