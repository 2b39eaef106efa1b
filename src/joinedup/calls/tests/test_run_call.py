"""This year's call: sent, answered, nudged, closed."""

from collections.abc import Iterator
from datetime import date

import pytest

from joinedup.accounts.models import Link
from joinedup.brokerage.tests.factories import Cast, make_cast, on_the_day
from joinedup.calls import choices, queries, services
from joinedup.calls.models import Call, CallAsk
from joinedup.calls.tests.factories import link_to_ask, make_call
from joinedup.core.actors import Actor
from joinedup.core.refusals import Missing, Refused
from joinedup.directory.tests.factories import make_school
from joinedup.notices.models import Message

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> Iterator[Cast]:
    with on_the_day():
        yield make_cast()


def ask_to(call: Call, cast: Cast) -> CallAsk:
    return call.asks.select_related("call__area", "organisation").get(organisation=cast.oak)


def answer(ask: CallAsk, by: Actor, word: str = "yes", reason: str = "") -> CallAsk:
    return services.answer_call(ask=ask, answer=word, reason=reason, by=by)


def test_a_call_asks_everybody_on_the_list_and_each_gets_a_link_in_working_hours(cast: Cast) -> None:
    make_school("Nobody Known Primary", area=cast.brackwater)
    call = make_call(cast)
    assert [line.organisation.name for line in queries.ask_lines(call)] == ["Ash Primary", "Nobody Known Primary", "Oak Primary"]
    assert Message.objects.count() == Link.objects.count() == 2
    mail = Message.objects.order_by("id").last()
    assert mail
    assert "/l/" in mail.text
    assert "Oak Primary" in mail.text
    assert "Friday 4 December 2026" in mail.text


def test_a_draft_call_tells_nobody_and_is_sent_once(cast: Cast) -> None:
    call = make_call(cast, is_open=False)
    assert Message.objects.count() == 0
    services.open_call(call=call, by=cast.ada)
    with pytest.raises(Refused, match="already"):
        services.open_call(call=call, by=cast.ada)


def test_only_schools_of_the_chosen_phases_are_asked(cast: Cast) -> None:
    make_school("Big High", area=cast.brackwater, phase="Secondary")
    details = services.CallDetails("Call", "", date(2026, 12, 4), asked=("S",))
    call = services.add_call(area=cast.brackwater, details=details, by=cast.ada)
    assert [line.organisation.name for line in queries.ask_lines(call)] == ["Big High"]


def test_an_answer_by_link_is_kept_and_can_be_changed_until_the_call_closes(cast: Cast) -> None:
    call = make_call(cast)
    ask = ask_to(call, cast)
    by = link_to_ask(ask)
    assert answer(ask, by).answered == choices.Answered.THEMSELVES
    answer(ask, by, "next_year", "New head in January")
    line = next(line for line in queries.ask_lines(call) if line.organisation == cast.oak)
    assert (line.appetite, line.reason, line.is_not_this_year) == ("next_year", "New head in January", True)
    services.close_call(call=call, by=cast.ada)
    with pytest.raises(Refused, match="closed"):
        answer(ask, by)


def test_not_this_year_asks_for_a_reason(cast: Cast) -> None:
    ask = ask_to(make_call(cast), cast)
    with pytest.raises(Refused, match="why not"):
        answer(ask, link_to_ask(ask), "no")


def test_a_nudge_goes_only_to_those_who_have_not_answered_and_stops_when_they_do(cast: Cast) -> None:
    call = make_call(cast)
    answer(ask_to(call, cast), cast.oak_head)
    Message.objects.all().delete()
    row = services.nudge(call=call, words="Dear all, a word from you would help.", by=cast.ada)
    assert (row.n_asks, [mail.to for mail in Message.objects.all()]) == (1, [call.asks.get(organisation=cast.ash).address])
    answer(call.asks.get(organisation=cast.ash), cast.ash_head)
    assert Message.objects.get().state == "stopped"
    with pytest.raises(Refused, match="nobody to remind"):
        services.nudge(call=call, words="Again", by=cast.ada)


def test_mails_that_have_not_left_can_be_stopped_and_sent_again(cast: Cast) -> None:
    call = make_call(cast)
    assert services.stop_mails(call=call, by=cast.ada) == 2
    assert len(queries.unreached_asks(call)) == 2
    assert services.send_again(call=call, by=cast.ada) == 2
    assert queries.n_waiting_mails(call) == 2


def test_a_corrected_address_gets_a_new_link_and_the_old_one_is_taken_back(cast: Cast) -> None:
    call = make_call(cast)
    ask = ask_to(call, cast)
    services.change_address(ask=ask, name="Sandra Bright", address="office@oak.example", by=cast.ada)
    assert Link.objects.filter(subject_id=ask.public_id, revoked_at=None).get().address == "office@oak.example"


@pytest.mark.parametrize("who", ["bo", "cy", "oak_head", "colette"])
def test_only_who_runs_the_area_runs_its_call(cast: Cast, who: str) -> None:
    call, by = make_call(cast), getattr(cast, who)
    for verb in (services.close_call, services.stop_mails, services.send_again):
        with pytest.raises(Missing):
            verb(call=call, by=by)
    with pytest.raises(Missing):
        services.nudge(call=call, words="x", by=by)
    with pytest.raises(Missing):
        queries.call_for(call.public_id, by)


def test_a_stranger_cannot_answer(cast: Cast) -> None:
    ask = ask_to(make_call(cast), cast)
    for who in (cast.bo, cast.ash_head, cast.cy, link_to_ask(ask.call.asks.get(organisation=cast.ash))):
        with pytest.raises(Missing):
            answer(ask, who)
        with pytest.raises(Missing):
            queries.ask_for(ask.public_id, who)
