"""From the rows and codes of a solved plan to what its pages tell: who stands where by public ids, never by rows."""

from collections import Counter
from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from joinedup.analytics.geodesy.plane import way
from joinedup.brokerage.models import Topic
from joinedup.plans import analysis
from joinedup.plans.models import Adjustment, Plan

NEAR_M = 3_000.0


def told(problem: analysis.PlanProblem, outcome: Mapping[str, Any]) -> dict[str, Any]:
    """Return circles in their order, by what schools were weighed, and what became of guarantees."""
    circles = [[problem.members[row].public_id for row in circle] for circle in outcome.get("circles") or ()]
    return {
        "circles": circles,
        "cut_short": bool(outcome.get("cut_short")),
        "gifts": [number for number, one in enumerate(outcome.get("told") or ()) if one["is_gift"]],
        "returns": [number for number, one in enumerate(outcome.get("told") or ()) if one.get("is_return")],
        "rounds": _rounds(problem, outcome),
        "is_mended": outcome.get("is_mended", False),
        "is_bounded": outcome.get("is_bounded", False),
        "digest": problem.digest,
        "guarantees": [dict(row) for row in outcome.get("guarantees") or ()],
        "measure": _measure(problem),
        "n_served": problem.fair.n_served,
        "weights": _weights(problem),
        "poorest": [problem.members[row].public_id for kept in problem.values["guarantees"] for row in kept["members"]],
    }


def _weights(problem: analysis.PlanProblem) -> dict[str, float]:
    """Return by how much the half-days of each organisation count, by public id; nothing where all count the same."""
    weights = zip(problem.members, problem.fair.weights, strict=True)
    return {} if set(problem.fair.weights) == {1.0} else {member.public_id: round(weight, 4) for member, weight in weights}


def scarce(problem: analysis.PlanProblem, outcome: Mapping[str, Any]) -> dict[str, Any]:
    """Return what the area is short of, and where."""
    said, middle = outcome.get("scarce") or {}, _middle(problem)
    return {
        "scarce_topics": [_topic(row) for row in said.get("topics") or ()],
        "scarce_places": [_place(problem, row, middle) for row in said.get("places") or () if row["members"]],
    }


def _measure(problem: analysis.PlanProblem) -> dict[str, Any]:
    """Return by what schools were weighed, as it was that day: the measure may change, what is told of this plan does not."""
    measure = problem.fair.measure
    if measure is None:
        return {}
    known = [value is not None for row, value in zip(problem.members, measure.values, strict=True) if row.establishment_id]
    said = {"definition": measure.definition, "source": measure.source, "on": measure.census_date.isoformat()}
    return {"id": measure.id, **said, "n_schools": len(known), "n_unknown": known.count(False)}


def _middle(problem: analysis.PlanProblem) -> list[float]:
    where = [(one["x_m"], one["y_m"]) for one in problem.values["members"] if one["x_m"] is not None]
    return [sum(axis) / len(axis) for axis in zip(*where, strict=True)]


def _place(problem: analysis.PlanProblem, row: Mapping[str, Any], middle: list[float]) -> dict[str, Any]:
    """Return a part of the area that is short of help: what people call it, where it lies in the area, and of what it lacks most."""
    towns = Counter(town for member in row["members"] if (town := problem.members[member].town))
    return {
        "town": min(towns, key=lambda town: (-towns[town], town), default=""),
        "way": way(row["x_m"] - middle[0], row["y_m"] - middle[1], near=NEAR_M),
        "half_days": row["half_days"],
        "topic": row["topic"],
    }


def _rounds(problem: analysis.PlanProblem, outcome: Mapping[str, Any]) -> list[list[Any]]:
    """Return the circles by inner ids of offer and need, so that a later plan can begin with them: steps, half-days, whether a gift."""
    return [
        [[[problem.offers[offer].pk, problem.needs[need].pk] for offer, need in one["steps"]], one["half_days"], one["is_gift"]]
        for one in outcome.get("told") or ()
        if one.get("steps")
    ]


def rounds_before(plan: Plan, problem: analysis.PlanProblem) -> list[dict[str, Any]]:
    """Return the circles of the plan that this one came from, as far as their needs and offers are still open."""
    offers = {offer.pk: row for row, offer in enumerate(problem.offers)}
    needs = {need.pk: row for row, need in enumerate(problem.needs)}
    told = plan.based_on.told.get("rounds") or () if plan.based_on else ()
    return [
        {"steps": [[offers[offer], needs[need]] for offer, need in steps], "half_days": half_days, "is_gift": is_gift}
        for steps, half_days, is_gift in told
        if all(offer in offers and need in needs for offer, need in steps)
    ]


def bound_before(plan: Plan, problem: analysis.PlanProblem) -> float | None:
    """Return what no plan can exceed, where it is known: if only more was decided by hand, no plan is better than for the plan before."""
    if plan.based_on is None or plan.based_on.told.get("digest") != problem.digest:
        return None
    before, now = (
        set(Adjustment.objects.filter(plan=one).values_list("need", "offer", "kind", "half_days")) for one in (plan.based_on, plan)
    )
    return plan.based_on.bound if before <= now else None


def _topic(row: Mapping[str, Any]) -> dict[str, Any]:
    return {"topic": row.get("topic"), "half_days": row.get("half_days", 0), "n_needs": row.get("n_needs", 0)}


def change(problem: analysis.PlanProblem, row: Mapping[str, Any]) -> dict[str, Any]:
    """Return what would meet more of a need, with the organisation that would have to by its public id."""
    said = {name: row[name] for name in ("kind", "topic", "km", "half_days", "gain", "relax") if row.get(name) is not None}
    if row.get("member") is not None and row["member"] < len(problem.members):
        said["organisation"] = problem.members[row["member"]].public_id
        ends = [row["member"], problem.values["needs"][row["need"]]["member"]]
        if row["kind"] == "unlock" and ends in problem.values["barred_by_hand"]:
            said["by_rule"] = True
    return said


def trouble(problem: analysis.PlanProblem, outcome: Mapping[str, Any]) -> str:
    """Say in words why there is no such plan, naming what a co-ordinator may see anyway."""
    said = [_sentence(problem, row) for row in (outcome.get("problems") or ())[:3]]
    return " ".join([_("There is no such plan; the one before stands."), *said])


def _sentence(problem: analysis.PlanProblem, row: Mapping[str, Any]) -> str:
    about = []
    if row.get("need") is not None and row["need"] < len(problem.needs):
        need = problem.needs[row["need"]]
        about.append(_("“%(topic)s” of %(name)s") % {"topic": need.topic or Topic(), "name": need.organisation.name})
    if row.get("offer") is not None and row["offer"] < len(problem.offers):
        about.append(_("the offer of %(name)s") % {"name": problem.offers[row["offer"]].organisation.name})
    if row.get("member") is not None and row["member"] < len(problem.members):
        about.append(problem.members[row["member"]].name)
    sentence = str(row.get("sentence") or "")
    return f"{sentence} ({', '.join(about)})" if about else sentence
