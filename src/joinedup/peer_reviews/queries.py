"""Reads about peer reviews: the groups and visits of a plan in words, and what a new one has to mind."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from joinedup.accounts.choices import Role, Scope
from joinedup.analytics.geodesy.distance import KM_PER_MILE, miles_apart
from joinedup.brokerage.choices import kilometres
from joinedup.core.actors import Actor
from joinedup.core.refusals import require_found
from joinedup.directory import queries as directory
from joinedup.directory.models import Organisation
from joinedup.introductions import queries as introductions
from joinedup.jobs import queries as jobs
from joinedup.peer_reviews import choices
from joinedup.peer_reviews.models import ReviewPlan
from joinedup.plans.choices import PairKind
from joinedup.plans.models import PairRule
from joinedup.plans.queries import percent
from joinedup.ui import filters
from joinedup.ui.filters import listed

YEARS_MINDED = 3


@dataclass(frozen=True, slots=True)
class ReviewGroup:
    """One group in words: its names, who visits whom (host, visitors), and how far apart they are."""

    names: str
    visits: tuple[tuple[str, tuple[str, ...]], ...]
    km: str


def visible_reviews(viewer: Actor) -> QuerySet[ReviewPlan]:
    """Return the review plans of the areas that the viewer runs; nobody else sees a draft."""
    rows = ReviewPlan.objects.select_related("area")
    return rows if viewer.is_system else rows.filter(area_id__in=viewer.places(Scope.AREA, Role.OFFICER, Role.COORDINATOR))


def reviews_of(area_id: int, viewer: Actor) -> list[ReviewPlan]:
    """Return the review plans of an area, newest first."""
    return list(visible_reviews(viewer).filter(area_id=area_id))


def review_for(public_id: str, viewer: Actor) -> ReviewPlan:
    """Return a review plan that the viewer may see; raise Missing otherwise."""
    return require_found(visible_reviews(viewer).filter(public_id=public_id).first())


def url_of_review(review: ReviewPlan) -> str:
    """Return the address of a review plan's page."""
    return reverse("peer_reviews:show_review", args=[review.area.slug, review.public_id])


def schools_to_review(area_id: int) -> list[Organisation]:
    """Return the schools on an area's list, by name."""
    return list(directory.organisations_attached(area_id).filter(establishment__isnull=False).order_by("name", "pk"))


def never_together(area_id: int, year: int) -> set[tuple[int, int]]:
    """Return the pairs (inner ids) that are in no group: rules of the area, and schools that do not want each other suggested."""
    kinds = [PairKind.NEVER, PairKind.NO_WAY]
    ruled = PairRule.objects.filter(area_id=area_id, kind__in=kinds).values_list("one_id", "other_id")
    return {*ruled, *introductions.tried(area_id, year).never_together}


def groups_before(review: ReviewPlan) -> list[list[str]]:
    """Return the groups (public ids) of this area's review plans of this school year and the two before."""
    years = range(review.year - YEARS_MINDED + 1, review.year + 1)
    rows = ReviewPlan.objects.filter(area_id=review.area_id, year__in=years, state=choices.ReviewState.READY).exclude(pk=review.pk)
    return [group for row in rows for group in row.rota.get("groups") or ()]


def problem_of(review: ReviewPlan) -> str:
    """Say why visits could not be planned; also where the work was cancelled before it began, or nobody does it any more."""
    if review.state == choices.ReviewState.FAILED:
        return review.problem
    is_left = review.state == choices.ReviewState.WORKING and not jobs.jobs_under_way(choices.JOB, review.subject).exists()
    return _("The work on these visits was cancelled or came to an end. You can plan them again.") if is_left else ""


def review_groups(review: ReviewPlan) -> list[ReviewGroup]:
    """Return the groups of a review plan in words, in the order of their first names."""
    schools = {school.public_id: school for school in review.schools.all()}
    visits = {visit["host"]: visit["visitors"] for visit in review.rota.get("visits") or ()}
    told = []
    for group in review.rota.get("groups") or ():
        members = sorted((schools[key] for key in group if key in schools), key=lambda school: (school.name, school.pk))
        lines = tuple((host.name, _names(visits.get(host.public_id, ()), schools)) for host in members)
        told.append(ReviewGroup(listed([school.name for school in members]), lines, _furthest(members)))
    return sorted(told, key=lambda group: group.names)


def schools_alone(review: ReviewPlan) -> list[tuple[str, str]]:
    """Return the schools without a group, and why."""
    words = {
        "nobody_near": _("No other school that it may meet is near enough, or nobody knows where it is."),
        "only_one_near": _("Only one other school that it may meet is near enough."),
        "groups_full": _("Those near it already have their groups."),
    }
    schools = {school.public_id: school.name for school in review.schools.all()}
    alone = [(schools[one["school"]], words.get(one["reason"], "")) for one in review.rota.get("alone") or () if one["school"] in schools]
    return sorted(alone)


def review_in_words(review: ReviewPlan) -> list[str]:
    """Say what a review plan comes to."""
    groups = review.rota.get("groups") or ()
    n_schools = sum(len(group) for group in groups)
    schools = ngettext("%(n)s school", "%(n)s schools", n_schools) % {"n": filters.number(n_schools)}
    told = [
        ngettext("%(schools)s in %(n)s group.", "%(schools)s in %(n)s groups.", len(groups))
        % {"schools": schools, "n": filters.number(len(groups))},
        ngettext(
            "Each is visited by two others for %(n)s day and visits two others, so everybody gives as many days as it gets.",
            "Each is visited by two others for %(n)s days and visits two others, so everybody gives as many days as it gets.",
            review.days,
        )
        % {"n": review.days},
    ]
    if any(len(group) == choices.FOUR for group in groups):
        told.append(_("In a group of four each is visited by the next two."))
    gap = float(review.rota.get("gap") or 0)
    told.append(
        _("This plan is within %(gap)s of the best possible under these rules.") % {"gap": percent(gap, 1)}
        if gap > 0
        else _("No other groups would suit the schools better by these rules.")
    )
    return told


def _names(keys: Sequence[str], schools: dict[str, Organisation]) -> tuple[str, ...]:
    return tuple(sorted(schools[key].name for key in keys if key in schools))


def _furthest(members: Sequence[Organisation]) -> str:
    places = [(row.latitude, row.longitude) for row in members if row.latitude is not None and row.longitude is not None]
    far = [miles_apart(one, other) * KM_PER_MILE for one, other in combinations(places, 2)]
    return kilometres(max(far)) if far else ""
