"""The bench of plans, small: our plan is worth what HiGHS finds, and stays so after edits."""

from joinedup.console.bench.brokerage import highs, plans


def test_our_plan_is_worth_what_highs_finds() -> None:
    ours, theirs = plans.cold({"size": 80}), highs.simplex({"size": 80})
    assert ours["value"] == theirs["value"] > 0


def test_after_edits_of_every_kind_it_is_worth_what_a_new_plan_is() -> None:
    assert plans.warm({"size": 80})["warm_equal_to_new_plan"]


def test_an_authority_is_stated_as_plain_values() -> None:
    stated = plans.problem({"size": 80})["problem"]
    assert (len(stated["members"]), len(stated["needs"]), len(stated["offers"])) == (80, 240, 240)
