"""An action waits for others, never in a circle."""

import pytest

from joinedup.accounts.tests import factories as accounts
from joinedup.actions import queries, services
from joinedup.actions.tests import factories
from joinedup.core.refusals import Refused

pytestmark = pytest.mark.django_db


def test_no_circle_can_be_drawn_however_long() -> None:
    area = accounts.make_area()
    by = accounts.officer_actor(area)
    book, invite, print_it = (factories.make_action(area, what, by=by) for what in ("Book the hall", "Invite schools", "Print the plan"))
    services.set_waits_for(action=invite, others=[book], expected=1, by=by)
    services.set_waits_for(action=print_it, others=[invite], expected=1, by=by)
    with pytest.raises(Refused, match="waits for this action itself"):
        services.set_waits_for(action=book, others=[print_it], expected=1, by=by)
    with pytest.raises(Refused):
        services.set_waits_for(action=book, others=[book], expected=1, by=by)
    assert queries.action_line(print_it).waits_for == ["Invite schools"]


def test_what_is_done_is_waited_for_no_more() -> None:
    area = accounts.make_area()
    by = accounts.officer_actor(area)
    book, invite = factories.make_action(area, "Book the hall", by=by), factories.make_action(area, "Invite schools", by=by)
    services.set_waits_for(action=invite, others=[book], expected=1, by=by)
    services.finish_action(action=book, expected=1, by=by)
    assert queries.action_line(invite).waits_for == []
    services.set_waits_for(action=invite, others=[], expected=2, by=by)
    assert queries.waiting_of(invite) == []


def test_an_action_of_another_area_is_not_waited_for() -> None:
    here, there = accounts.make_area(), accounts.make_area("Elmshire")
    by = accounts.officer_actor(here)
    with pytest.raises(Refused, match="same area"):
        services.set_waits_for(action=factories.make_action(here, by=by), others=[factories.make_action(there)], expected=1, by=by)
