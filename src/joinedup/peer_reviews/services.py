"""Plan peer reviews in threes: start it, solve it in a child process, write down what came of it."""

from dataclasses import dataclass
from typing import Any, cast

from django.db import transaction
from django.utils.translation import gettext as _

from joinedup.accounts.models import Area
from joinedup.audit import services as audit
from joinedup.core import clock, school_year
from joinedup.core.actors import Actor
from joinedup.core.refusals import require
from joinedup.directory.models import Organisation
from joinedup.jobs import services as jobs
from joinedup.peer_reviews import analysis, choices, policies
from joinedup.peer_reviews.models import ReviewPlan

SOLVER = "joinedup.analytics.exchange.triads.plan_reviews"
SOLVER_SECONDS = 300


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
    require(policies.may_plan_reviews(by, area.pk), _("Only officers and co-ordinators of this area can plan peer reviews."))
    require(len(details.schools) >= choices.THREE, _("Choose at least three schools: each is visited by two others."))
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
    job = jobs.start(choices.JOB, by=by, title=title, about=review.subject, area_id=area.pk, review=review.public_id)
    review.job_id = job.public_id
    review.save(update_fields=["job_id"])
    audit.record(by=by, verb="reviews.planned", about=review.subject, area_id=area.pk, facts={"n": len(details.schools)})
    return review


def solve_reviews(*, review: ReviewPlan, run: jobs.Run) -> None:
    """Solve a review plan that was started."""
    schools = list(review.schools.select_related("establishment").order_by("public_id"))
    run.progress(1, 2, _("looking for groups of three"))
    found = cast(dict[str, Any], jobs.in_child(SOLVER, analysis.problem_of(review, schools), run=run, timeout=SOLVER_SECONDS))
    working = ReviewPlan.objects.filter(pk=review.pk, state=choices.ReviewState.WORKING)
    working.update(state=choices.ReviewState.READY, ready_at=clock.now(), rota=analysis.rota_of(found, schools))
    run.progress(2, 2)


def fail_reviews(*, review: ReviewPlan, problem: str) -> None:
    """Say on the page why the visits could not be planned."""
    working = ReviewPlan.objects.filter(pk=review.pk, state=choices.ReviewState.WORKING)
    working.update(state=choices.ReviewState.FAILED, problem=problem[:300])
