"""A co-ordinator's guess stands apart: seen by who runs the partnership and by the partner it is about, never by others."""

from datetime import UTC, datetime

import pytest

from joinedup.accounts.tests import factories as accounts
from joinedup.audit import queries as audit
from joinedup.core import clock
from joinedup.core.actors import Grant
from joinedup.core.refusals import Conflict, Refused
from joinedup.reviews import queries, services
from joinedup.reviews.models import Guess, WeighAsk, WeighUp
from joinedup.reviews.tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def scene() -> factories.Scene:
    return factories.make_scene()


def test_the_partner_lays_the_guess_beside_its_own_answers(scene: factories.Scene) -> None:
    guess = factories.guess(scene)
    weigh_up, oak = factories.make_weigh_up(scene), scene.lead(scene.oak)
    beside = queries.guess_beside(weigh_up, oak)
    assert beside is not None
    assert (beside.guess, beside.guess.because) == (guess, "They lost their deputy in July.")
    assert [(line.words, line.ours, line.guessed) for line in beside.lines] == [
        ("Our own strength", "Medium", "Small"),
        ("People and things tied up", "Small", "Large"),
    ]
    assert audit.entries_about(guess.subject)[-1].verb == "weigh_up.guessed"
    assert "deputy" not in str([entry.facts for entry in audit.entries_about(guess.subject)])


def test_a_guess_is_not_an_answer_and_goes_to_no_other_partner(scene: factories.Scene) -> None:
    factories.guess(scene)
    assert not WeighUp.objects.exists()
    weigh_up, oak, elm = factories.make_weigh_up(scene, full=False), scene.lead(scene.oak), scene.lead(scene.elm)
    balance = queries.sheet_of(weigh_up, oak).balance
    assert balance is not None
    assert balance.n_said == 0
    factories.share(factories.make_weigh_up(scene), oak)
    organiser_at_elm = elm.with_grants([Grant("organiser", "partnership", scene.partnership.pk)])
    for other in (elm, organiser_at_elm, accounts.make_cast().cy):
        assert queries.guesses_about(scene.partnership, other) == []
        assert queries.guess_beside(weigh_up, other) is None
        with pytest.raises(Refused, match="works for none"):
            factories.guess(scene, by=other)
    assert [line.guess for line in queries.ask_lines(scene.partnership, organiser_at_elm)] == [None, None]
    assert len(queries.guesses_about(scene.partnership, scene.officer)) == 1


def test_a_guess_is_changed_and_emptied_and_two_do_not_overwrite_each_other(scene: factories.Scene) -> None:
    guess = factories.guess(scene)

    def write(sizes: dict[str, int], because: str = "", expected: int = guess.version) -> Guess | None:
        facts = {"partnership": scene.partnership, "organisation": scene.oak, "by": scene.officer}
        return services.guess_weigh_up(sizes=sizes, because=because, expected=expected, **facts)  # type: ignore[arg-type]

    write({"r-focus": 2})
    assert set(guess.sizes.values_list("code", "size")) == {("r-focus", 2)}
    with pytest.raises(Conflict):
        write({"r-focus": 1})
    for sizes, because, words in (({"x": 1}, "", "on this page"), ({"r-focus": 4}, "", "how large"), ({}, "Ava Moss 12/03/2016", "pupil")):
        with pytest.raises(Refused, match=words):
            write(sizes, because)
    assert write({}) is None
    assert not Guess.objects.exists()
    with pytest.raises(Refused, match="Only for partners"):
        factories.guess(scene, organisation=factories.partnerships.make_led_school("Ash", scene.area))


def test_asks_and_guesses_are_forgotten_with_the_weigh_ups(scene: factories.Scene) -> None:
    factories.guess(scene)
    factories.weigh_by_link(factories.ask(scene))
    assert services.forget_due() == 0
    with clock.fixed(datetime(2030, 9, 1, 5, tzinfo=UTC)):
        assert queries.is_something_over_day(clock.today())
        assert services.forget_due() == 3
    assert (Guess.objects.count(), WeighAsk.objects.count()) == (0, 0)
