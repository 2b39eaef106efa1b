"""A plan is changed by hand: what it costs is seen before it is taken, and whatever goes wrong, the plan stands."""

from collections.abc import Iterator
from typing import Any

import pytest

from joinedup.audit.models import Entry
from joinedup.brokerage.tests.factories import make_cast, make_need, make_offer
from joinedup.core.refusals import Missing, Refused
from joinedup.introductions import services as introductions
from joinedup.introductions.services import AnswerDetails
from joinedup.introductions.tests.factories import side
from joinedup.jobs import services as jobs
from joinedup.plans import queries, services
from joinedup.plans.choices import PlanState, SuggestionState
from joinedup.plans.models import Plan, Suggestion
from joinedup.plans.tests import factories

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("solved_here")]
FORBID, LOCK, FREE = services.Change("forbid"), services.Change("lock"), services.Change("free")


@pytest.fixture
def circle(solved_here: None) -> factories.Circle:
    """Three in a circle, and a fourth school that offers what Quayfield offers."""
    circle = factories.make_circle(make_cast())
    size = {"size": "short_spell", "half_days": 6, "phases": ("P",), "visibility": "area"}
    make_offer(circle.kelderwick, circle.area, topics=("B1",), **size)
    return circle


@pytest.fixture
def plan(circle: factories.Circle) -> Plan:
    return factories.make_plan(circle, balance="bank")


def of(plan: Plan, giver: Any) -> Suggestion:
    return plan.suggestions.get(giver=giver, need__topic__code="B1")


def attempt(plan: Plan, change: services.Change, circle: factories.Circle) -> Plan:
    suggestion = plan.suggestions.filter(need__topic__code="B1").first()
    assert suggestion is not None
    return services.try_change(plan=plan, suggestion=suggestion, change=change, by=circle.ada)


def test_a_pair_that_is_forbidden_is_replaced_at_a_price_and_only_when_it_is_taken(plan: Plan, circle: factories.Circle) -> None:
    before = set(plan.suggestions.values_list("need_id", "offer_id"))
    trial = attempt(plan, FORBID, circle)
    price = queries.price_of(trial)
    assert price is not None
    assert len(price.gone) == 1
    assert (price.half_days <= 0, price.worth <= 0) == (True, True)
    plan.refresh_from_db()
    assert (plan.state, set(plan.suggestions.values_list("need_id", "offer_id"))) == (PlanState.READY, before)
    assert services.take_trial(plan=trial, by=circle.ada) == trial
    plan.refresh_from_db()
    assert plan.state == PlanState.REPLACED
    assert [row.pk for row in queries.plans_of(circle.area.pk, circle.ada)] == [trial.pk]
    assert Entry.objects.filter(verb="plan.changed").count() == 1


def test_more_half_days_than_were_asked_for_are_refused(plan: Plan, circle: factories.Circle) -> None:
    with pytest.raises(Refused, match="6 half-days altogether"):
        attempt(plan, services.Change("lock", 400), circle)
    assert not Plan.objects.filter(is_trial=True).exists()


def test_a_change_that_is_left_leaves_nothing(plan: Plan, circle: factories.Circle) -> None:
    trial = attempt(plan, FORBID, circle)
    assert services.leave_trial(plan=trial, by=circle.ada) == plan
    assert list(Plan.objects.all()) == [plan]


def test_two_officers_change_one_plan_and_the_second_is_told_who_was_first(plan: Plan, circle: factories.Circle) -> None:
    first, second = attempt(plan, FORBID, circle), attempt(plan, LOCK, circle)
    services.take_trial(plan=first, by=circle.ada)
    with pytest.raises(Refused, match="Ada Adams"):
        services.take_trial(plan=second, by=circle.ada)


def test_what_was_decided_once_holds_for_later_plans(plan: Plan, circle: factories.Circle) -> None:
    taken = services.take_trial(plan=attempt(plan, FORBID, circle), by=circle.ada)
    later = services.plan_again(plan=taken, keep_percent=0, by=circle.ada)
    jobs.run_due()
    later.refresh_from_db()
    assert later.state == PlanState.READY, later.problem
    assert set(later.suggestions.values_list("need_id", "offer_id")) == set(taken.suggestions.values_list("need_id", "offer_id"))


@pytest.mark.parametrize("change", [LOCK, FORBID])
def test_what_was_decided_is_let_go_at_a_price_that_is_seen_first(plan: Plan, circle: factories.Circle, change: services.Change) -> None:
    decided = services.take_trial(plan=attempt(plan, change, circle), by=circle.ada)
    row = queries.decided_by_hand(decided)[0]
    pair = queries.pair_decided(decided, row.need.public_id, row.offer.public_id)
    assert (pair.is_locked, pair.half_days > 0) == (change is LOCK, change is LOCK)
    with pytest.raises(Refused, match="Only officers"):
        services.try_change(plan=decided, suggestion=pair, change=FREE, by=make_cast().bo)
    trial = services.try_change(plan=decided, suggestion=pair, change=FREE, by=circle.ada)
    price = queries.price_of(trial)
    assert price is not None
    assert (price.worth >= 0, decided.adjustments.count(), trial.adjustments.count()) == (True, 1, 0)
    assert {row.is_locked for row in trial.suggestions.all()} == {False}
    taken = services.take_trial(plan=trial, by=circle.ada)
    assert taken.value >= decided.value
    assert queries.decided_by_hand(taken) == []
    with pytest.raises(Missing):
        queries.pair_decided(taken, row.need.public_id, row.offer.public_id)
    with pytest.raises(Refused, match="not ready"):
        services.try_change(plan=decided, suggestion=pair, change=FREE, by=circle.ada)


def test_what_was_introduced_is_not_let_go_here(plan: Plan, circle: factories.Circle) -> None:
    kept = services.take_trial(plan=attempt(plan, LOCK, circle), by=circle.ada)
    assert len(queries.decided_by_hand(kept)) == 1
    factories.send_all(kept, circle.ada)
    assert queries.decided_by_hand(kept) == []


def test_a_plan_is_made_again_round_what_was_agreed_and_without_what_was_refused(plan: Plan, circle: factories.Circle) -> None:
    sent = factories.send_all(plan, circle.ada)
    refused = sent[0]
    no = AnswerDetails("no", reason="wrong_time")
    introductions.answer_introduction(answer=side(refused, "receiver"), details=no, by=circle.ada)
    later = services.plan_again(plan=plan, keep_percent=100, by=circle.ada)
    jobs.run_due()
    later.refresh_from_db()
    introduced = later.suggestions.filter(state=SuggestionState.INTRODUCED)
    assert {row.introduction for row in introduced} == set(sent[1:])
    assert not later.suggestions.filter(need=refused.need, offer=refused.offer).exists()
    price = queries.price_of(later)
    assert price is not None
    # What introductions hold counts in both: one of three exchanges is lost, not all of them.
    assert (later.n_needs_met, later.n_needs, later.half_days_met, later.half_days_needed) == (2, 3, 12, 18)
    assert (price.needs, price.half_days, len(price.gone), price.new) == (-1, -6, 1, ())
    assert -0.5 < price.worth < -0.2


@pytest.mark.parametrize("wrong", [jobs.ChildFailed("killed"), Refused("no")])
def test_a_solver_that_fails_leaves_the_plan_and_no_draft(
    plan: Plan, circle: factories.Circle, monkeypatch: pytest.MonkeyPatch, wrong: Exception
) -> None:
    def fail(*_args: Any, **_limits: Any) -> Any:
        raise wrong

    monkeypatch.setattr(jobs, "in_child", fail)
    monkeypatch.setattr(jobs, "parts_from_warm_child", fail)
    with pytest.raises(Refused):
        attempt(plan, FORBID, circle)
    assert list(Plan.objects.values_list("pk", "state")) == [(plan.pk, PlanState.READY)]


def test_what_takes_too_long_is_done_in_the_background(plan: Plan, circle: factories.Circle, monkeypatch: pytest.MonkeyPatch) -> None:
    def slow(*_args: Any, **_limits: Any) -> Any:
        raise jobs.TimedOut("slow")

    monkeypatch.setattr(jobs, "in_child", slow)
    monkeypatch.setattr(jobs, "parts_from_warm_child", slow)
    trial = attempt(plan, FORBID, circle)
    assert (trial.state, bool(trial.job_id)) == (PlanState.WORKING, True)
    monkeypatch.setattr(jobs, "in_child", factories.solve_here)
    monkeypatch.setattr(jobs, "parts_from_warm_child", factories.parts_here)
    jobs.run_due()
    trial.refresh_from_db()
    assert trial.state == PlanState.READY


def stop_after_the_first_part(monkeypatch: pytest.MonkeyPatch, wrong: Exception) -> None:
    def half(path: str, payload: Any, **_limits: Any) -> Iterator[Any]:
        yield next(factories.parts_here(path, payload))
        raise wrong

    monkeypatch.setattr(jobs, "parts_from_warm_child", half)


def test_a_solver_that_dies_in_the_middle_of_its_answer_leaves_the_plan_and_no_draft(
    plan: Plan, circle: factories.Circle, monkeypatch: pytest.MonkeyPatch
) -> None:
    stop_after_the_first_part(monkeypatch, jobs.ChildFailed("killed"))
    with pytest.raises(Refused, match="the plan stands"):
        attempt(plan, FORBID, circle)
    assert list(Plan.objects.values_list("pk", "state")) == [(plan.pk, PlanState.READY)]


def test_what_takes_too_long_after_its_first_part_is_made_anew_in_the_background(
    plan: Plan, circle: factories.Circle, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = attempt(plan, LOCK, circle)
    stop_after_the_first_part(monkeypatch, jobs.TimedOut("slow"))
    trial = attempt(plan, LOCK, circle)
    assert trial.state == PlanState.WORKING
    jobs.run_due()
    trial.refresh_from_db()
    rows = [list(one.suggestions.values_list("need", "offer", "half_days")) for one in (trial, whole)]
    assert (trial.state, rows[0]) == (PlanState.READY, rows[1])
    assert rows[1]


def test_contradictory_decisions_are_told_in_words_and_the_plan_stands(
    plan: Plan, circle: factories.Circle, monkeypatch: pytest.MonkeyPatch
) -> None:
    def contradictory(_path: str, payload: Any, **_limits: Any) -> Iterator[Any]:
        solved, *more = factories.parts_here(_path, payload)
        trouble = {"code": "locked_too_much", "sentence": "More is kept than is offered.", "offer": 0}
        yield from ({**solved, "status": "contradictory", "problems": [trouble]}, *more)

    monkeypatch.setattr(jobs, "parts_from_warm_child", contradictory)
    with pytest.raises(Refused, match=r"There is no such plan.*More is kept than is offered\. \(the offer of Quayfield"):
        attempt(plan, LOCK, circle)
    assert Plan.objects.get().state == PlanState.READY


def test_an_officer_of_another_area_changes_nothing(plan: Plan) -> None:
    cast = make_cast()
    suggestion = plan.suggestions.first()
    assert suggestion is not None
    for outsider in (cast.bo, cast.cy):
        with pytest.raises(Refused, match="Only officers"):
            services.try_change(plan=plan, suggestion=suggestion, change=FORBID, by=outsider)
        with pytest.raises(Refused, match="Only officers"):
            services.plan_again(plan=plan, keep_percent=0, by=outsider)


def test_nothing_is_sent_from_a_change_that_is_only_tried(plan: Plan, circle: factories.Circle) -> None:
    trial = attempt(plan, FORBID, circle)
    with pytest.raises(Refused, match="Take it or leave it"):
        factories.send_all(trial, circle.ada)


def test_plans_stand_side_by_side_in_sums(plan: Plan, circle: factories.Circle) -> None:
    other = factories.make_plan(circle, balance="zero")
    make_need(circle.pellin, circle.area, topic="E8", visibility="area")
    shown = queries.scenarios([], circle.area.pk, circle.ada)
    assert [row.plan for row in shown] == [other, plan]
    assert shown[0].met == other.half_days_met
    assert {group.name for group in shown[0].groups} >= {"Primary"}
    assert shown[0].partners == "2.0"
