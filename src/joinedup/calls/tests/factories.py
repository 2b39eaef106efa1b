"""Calls for tests, made through the services, with the cast of the room of needs and offers."""

from datetime import date

from joinedup.accounts.tests import factories as accounts
from joinedup.brokerage.tests.factories import Cast
from joinedup.calls import services
from joinedup.calls.choices import LinkPurpose
from joinedup.calls.models import Call, CallAsk
from joinedup.core.actors import Actor


def make_call(cast: Cast, *, is_open: bool = True, closes_on: date = date(2026, 12, 4)) -> Call:
    details = services.CallDetails(title="This year's call", words="Tell us what would help.", closes_on=closes_on)
    call = services.add_call(area=cast.brackwater, details=details, by=cast.ada)
    return services.open_call(call=call, by=cast.ada) if is_open else call


def link_to_ask(ask: CallAsk) -> Actor:
    return accounts.link_actor(LinkPurpose.ANSWER_CALL, ask.subject, ask.address or "head@example.org", area=ask.call.area)
