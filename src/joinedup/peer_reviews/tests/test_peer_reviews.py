"""An officer plans peer reviews in threes: balanced days, never two who must not meet, rather not those of last year."""

import json
from typing import Any

import pytest
from django.test import Client

from joinedup.accounts.models import User
from joinedup.analytics.exchange import triads
from joinedup.audit.models import Entry
from joinedup.brokerage.tests import factories
from joinedup.core.refusals import Missing, Refused
from joinedup.directory.models import Organisation
from joinedup.directory.tests import factories as directory
from joinedup.jobs import services as jobs
from joinedup.jobs.models import Job
from joinedup.peer_reviews import queries, services
from joinedup.peer_reviews.choices import ReviewState
from joinedup.peer_reviews.models import ReviewPlan
from joinedup.peer_reviews.tests.factories import make_review
from joinedup.plans import services as plans
from joinedup.plans.choices import PairKind

pytestmark = pytest.mark.django_db


def solve_here(function_path: str, payload: Any, **_limits: Any) -> Any:
    assert function_path == "joinedup.analytics.exchange.triads.plan_reviews"
    return json.loads(json.dumps(triads.plan_reviews(payload)))


def make_schools(cast: factories.Cast, n: int) -> tuple[Organisation, ...]:
    return tuple(
        directory.make_school(f"School {row} Primary", area=cast.brackwater, latitude=53.7 + 0.01 * row, longitude=-1.7, phase="Primary")
        for row in range(n)
    )


def planned(cast: factories.Cast, schools: tuple[Organisation, ...], **asked: Any) -> ReviewPlan:
    details = services.ReviewDetails(title="Spring", schools=schools, **asked)
    review = services.plan_reviews(area=cast.brackwater, details=details, by=cast.ada)
    jobs.run_due()
    review.refresh_from_db()
    return review


def test_six_schools_visit_each_other_in_threes_planned_in_a_child_process() -> None:
    cast = factories.make_cast()
    review = planned(cast, make_schools(cast, 6), days=2)
    assert review.state == ReviewState.READY, review.problem
    groups = queries.review_groups(review)
    assert [group.names for group in groups] == [
        "School 0 Primary, School 1 Primary and School 2 Primary",
        "School 3 Primary, School 4 Primary and School 5 Primary",
    ]
    assert groups[0].visits[0] == ("School 0 Primary", ("School 1 Primary", "School 2 Primary"))
    assert groups[0].km == "2.2 km"
    assert queries.review_in_words(review)[0] == "6 schools in 2 groups."
    assert Entry.objects.filter(verb="reviews.planned").get().facts == {"n": 6}


def test_two_who_must_never_meet_are_in_no_group_and_last_years_partners_rather_not(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(jobs, "in_child", solve_here)
    cast = factories.make_cast()
    schools = make_schools(cast, 6)
    first = {tuple(group) for group in planned(cast, schools).rota["groups"]}
    plans.rule_pair(area=cast.brackwater, between=plans.Between(schools[0], schools[5], PairKind.NEVER), by=cast.ada)
    second = planned(cast, schools)
    assert not first & {tuple(group) for group in second.rota["groups"]}
    assert not any({schools[0].public_id, schools[5].public_id} <= set(group) for group in second.rota["groups"])


def test_a_school_too_far_away_is_alone_and_says_why(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(jobs, "in_child", solve_here)
    cast = factories.make_cast()
    far = directory.make_school("Farbank Primary", area=cast.brackwater, latitude=55.0, longitude=-1.7, phase="Primary")
    review = planned(cast, (*make_schools(cast, 3), far))
    assert [(name, why[:15]) for name, why in queries.schools_alone(review)] == [("Farbank Primary", "No other school")]


def test_what_is_refused_and_who_may_not() -> None:
    cast = factories.make_cast()
    schools = make_schools(cast, 3)
    with pytest.raises(Refused, match="at least three schools"):
        services.plan_reviews(area=cast.brackwater, details=services.ReviewDetails("Spring", schools[:2]), by=cast.ada)
    with pytest.raises(Refused, match="Only officers"):
        services.plan_reviews(area=cast.brackwater, details=services.ReviewDetails("Spring", schools), by=cast.bo)
    review = make_review(cast.brackwater, cast.ada)
    for outsider in (cast.bo, cast.cy, cast.oak_head):
        with pytest.raises(Missing):
            queries.review_for(review.public_id, outsider)


def test_a_run_that_breaks_says_so_on_the_page(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_args: Any, **_limits: Any) -> Any:
        raise jobs.Cancelled

    monkeypatch.setattr(jobs, "in_child", broken)
    cast = factories.make_cast()
    review = planned(cast, make_schools(cast, 3))
    assert (review.state, review.problem) == (
        ReviewState.FAILED,
        "This was cancelled while the visits were planned. You can plan them again.",
    )


def test_a_run_that_was_cancelled_before_it_began_says_so_on_the_page(client: Client) -> None:
    cast = factories.make_cast()
    details = services.ReviewDetails(title="Spring", schools=make_schools(cast, 3))
    review = services.plan_reviews(area=cast.brackwater, details=details, by=cast.ada)
    assert queries.problem_of(review) == ""
    jobs.cancel(Job.objects.get(public_id=review.job_id), by=cast.ada)
    client.force_login(User.objects.get(pk=cast.ada.user_id))
    page = client.get(queries.url_of_review(review)).content.decode()
    assert "was cancelled or came to an end" in page
    assert "being planned" not in page


def test_the_visits_can_be_downloaded(client: Client) -> None:
    cast = factories.make_cast()
    review = make_review(cast.brackwater, cast.ada)
    client.force_login(User.objects.get(pk=cast.ada.user_id))
    said = client.get(f"{queries.url_of_review(review)}visits.csv").content.decode("utf-8-sig").splitlines()
    assert said[1] == "1,Birchfield Primary,Cooper Lane Primary; Ferry Road Primary,1,2.2 km"
    assert client.get(f"{queries.url_of_review(review)}visits.exe").status_code == 404
