"""The link that this room mails, for the test with mail scanners: the call, before and after its answer."""

from django.test import Client
from django.urls import reverse

from joinedup.brokerage.tests.factories import Cast, make_cast, make_need
from joinedup.calls import choices, services
from joinedup.calls.models import Appetite, CallAsk
from joinedup.calls.tests.pages import make_call
from tests.scanner.links import MailedLink, Sent, last_link


def _asked() -> tuple[Cast, CallAsk]:
    cast = make_cast()
    return cast, make_call(cast).asks.get(organisation=cast.oak)


def _answer(ask: CallAsk) -> Sent:
    def press(client: Client) -> None:
        client.post(reverse("calls:answer_call", args=[ask.public_id]), {"answer": "next_year", "reason": "New head in January"})

    return Sent(last_link(ask.address), press, done=lambda: Appetite.objects.filter(answer=choices.Appetite.NEXT_YEAR).exists())


def call() -> Sent:
    return _answer(_asked()[1])


def call_answered_already() -> Sent:
    cast, ask = _asked()
    services.answer_call(ask=ask, answer="yes", reason="", by=cast.oak_head)
    make_need(cast.oak, cast.brackwater, by=cast.oak_head)
    return _answer(ask)


LINKS = [
    MailedLink(choices.LinkPurpose.ANSWER_CALL, call),
    MailedLink(choices.LinkPurpose.ANSWER_CALL, call_answered_already, case="answered already"),
]
