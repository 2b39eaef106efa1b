"""The page of what is asked of a school: who runs the area sees there what they see elsewhere, and nobody reads words of part B."""

import pytest

from joinedup.accounts.models import Area, Link
from joinedup.accounts.tests import factories as accounts
from joinedup.actions.tests import factories as actions
from joinedup.contacts import queries as contacts
from joinedup.core.actors import Actor
from joinedup.directory.models import Organisation
from joinedup.groups.tests import factories as groups
from joinedup.meetings import queries
from joinedup.meetings.models import Invitation
from joinedup.meetings.tests import factories
from joinedup.partnerships.models import Partnership
from joinedup.partnerships.tests import factories as partnerships

pytestmark = pytest.mark.django_db
AT_OAK = ["Say whether you come: Heads in December", "Send our figures", "Something for partners only"]


def said(asks: contacts.SchoolAsks) -> list[str]:
    return sorted(one.ask.what for one in asks.shown)


@pytest.fixture
def area() -> Area:
    return accounts.make_area()


@pytest.fixture
def ada(area: Area) -> Actor:
    return accounts.officer_actor(area)


@pytest.fixture
def oak(area: Area, ada: Actor) -> Organisation:
    """Oak is asked to come to a meeting of a partnership that its partners alone see; its head promised two things there."""
    schools = [partnerships.make_led_school(name, area) for name in ("Oak", "Elm")]
    partnership = partnerships.make_partnership(area, by=ada, partners=schools)
    ada = factories.again(ada, area)
    group = groups.make_group(area, by=ada, partnership=partnership, organisations=schools)
    meeting = factories.make_invited(area, by=ada, group=group)
    head = groups.head_of(schools[0])
    actions.make_action(area, "Close the sixth form", by=factories.again(ada, area), owner=head, about=queries.closed_part(meeting))
    actions.make_action(area, "Send our figures", by=factories.again(ada, area), owner=head, about=partnership.subject)
    Partnership.objects.update(visibility="partners")
    return schools[0]


def test_the_schools_own_and_organisers_read_it_and_other_officers_do_not(area: Area, ada: Actor, oak: Organisation) -> None:
    head = groups.head_of(oak)
    head.user = accounts.make_user(head.name)
    head.save()
    assert said(contacts.asks_of_school(oak.public_id, accounts.actor_for(head.user))) == AT_OAK
    assert said(contacts.asks_of_school(oak.public_id, factories.again(ada, area))) == AT_OAK
    other = accounts.officer_actor(area)
    assert said(contacts.asks_of_school(oak.public_id, other)) == []
    Partnership.objects.update(visibility="area")
    assert said(contacts.asks_of_school(oak.public_id, other)) == AT_OAK[:2]


def test_by_link_it_shows_what_is_open_to_the_area_or_went_to_the_same_mailbox(area: Area, oak: Organisation) -> None:
    attachment = oak.attachments.get()
    asked = Invitation.objects.get(member__organisation=oak)
    address = Link.objects.get(subject_id=asked.public_id).address
    assert said(contacts.asks_by_link(attachment, "office@oak.example")) == []
    assert AT_OAK[0] in said(contacts.asks_by_link(attachment, address))
    Partnership.objects.update(visibility="area")
    assert said(contacts.asks_by_link(attachment, "office@oak.example")) == AT_OAK[:2]
