"""Schools of a review plan -> plain values for the laboratory, and its answer -> groups and visits by public ids."""

from itertools import combinations
from typing import Any

from joinedup.analytics.geodesy.plane import Plane
from joinedup.brokerage.queries import phases_of
from joinedup.directory.models import Organisation
from joinedup.peer_reviews import queries
from joinedup.peer_reviews.models import ReviewPlan
from joinedup.plans.choices import phase_bits

SEARCH_SECONDS = 60


def problem_of(review: ReviewPlan, schools: list[Organisation]) -> dict[str, Any]:
    """Return what the laboratory plans over: where the schools are, whom they teach, who must not meet and who met before."""
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


def rota_of(rota: dict[str, Any], schools: list[Organisation]) -> dict[str, Any]:
    """Return what the laboratory found, by public ids."""
    names = [school.public_id for school in schools]
    return {
        "groups": [[names[row] for row in group] for group in rota["groups"]],
        "visits": [{"host": names[visit["host"]], "visitors": [names[row] for row in visit["visitors"]]} for visit in rota["visits"]],
        "alone": [{"school": names[one["school"]], "reason": one["reason"]} for one in rota["alone"]],
        "gap": rota["gap"],
    }


def _school(school: Organisation, plane: Plane) -> dict[str, Any]:
    x, y = (None, None) if school.latitude is None or school.longitude is None else plane.at(school.latitude, school.longitude)
    phases = phase_bits(phases_of(school))
    return {"key": school.public_id, "x_m": x, "y_m": y, "phases": phases}


def _before(review: ReviewPlan, schools: list[Organisation]) -> list[list[int]]:
    at = {school.public_id: row for row, school in enumerate(schools)}
    groups = [[at[name] for name in group if name in at] for group in queries.groups_before(review)]
    return [list(pair) for group in groups for pair in combinations(sorted(group), 2)]
