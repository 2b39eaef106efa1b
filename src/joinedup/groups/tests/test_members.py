"""Seats of a group: who sits in it, who stands in, who chairs, what they declare."""

import pytest

from joinedup.accounts.tests import factories as accounts
from joinedup.audit import queries as audit
from joinedup.core import clock
from joinedup.core.refusals import Missing, Refused
from joinedup.directory.tests import factories as directory
from joinedup.groups import queries, services
from joinedup.groups.tests import factories
from joinedup.partnerships.models import Partner

pytestmark = pytest.mark.django_db


def test_all_heads_are_added_in_one_press() -> None:
    area = accounts.make_area()
    by = accounts.officer_actor(area)
    group = factories.make_group(area, by=by, organisations=[])
    for name in ("Oak", "Elm"):
        directory.make_person("Clerk", organisation=factories.partnerships.make_led_school(name, area), kind="clerk", area=area)
    offered = queries.seats_to_offer(group, role="head")
    services.add_members(group=group, seats=[services.Seat(row.person, row.organisation) for row in offered], by=by)
    assert [member.person.name for member in queries.members_of(group)] == ["Head of Elm", "Head of Oak"]
    assert queries.seats_to_offer(group, role="head") == []
    assert [row.person.name for row in queries.seats_to_offer(group, words="oak")] == ["Clerk"]
    assert audit.entries_about(group.subject)[-1].facts["n_members"] == 2


def test_only_people_of_the_partners_are_offered() -> None:
    area = accounts.make_area()
    group = factories.make_partnership_group(area)
    factories.partnerships.make_led_school("Stranger", area)
    assert queries.seats_to_offer(group) == []


def test_somebody_who_does_not_work_there_gets_no_seat() -> None:
    area = accounts.make_area()
    by = accounts.officer_actor(area)
    group = factories.make_group(area, by=by, organisations=[])
    oak, elm = (factories.partnerships.make_led_school(name, area) for name in ("Oak", "Elm"))
    with pytest.raises(Refused, match="does not work for Elm"):
        services.add_members(group=group, seats=[services.Seat(factories.head_of(oak), elm)], by=by)


def test_a_new_chair_takes_the_place_of_the_old_one() -> None:
    area = accounts.make_area()
    by = accounts.officer_actor(area)
    group = factories.make_group(area, by=by)
    _old, new, _third = factories.members(group)
    services.change_member(member=new, details=services.MemberDetails(part="chair"), expected=new.version, by=by)
    assert [(member.person.name, member.part) for member in factories.members(group)] == [
        ("Head of Oak", "member"),
        ("Head of Elm", "chair"),
        ("Head of Ash", "member"),
    ]


def test_a_plain_member_does_not_change_seats() -> None:
    area = accounts.make_area()
    group = factories.make_group(area)
    _chair, plain, _third = factories.members(group)
    with pytest.raises(Refused, match="Only the chair"):
        services.end_member(member=plain, by=factories.actor_of(plain))


def test_a_deputy_works_for_the_same_organisation() -> None:
    area = accounts.make_area()
    by = accounts.officer_actor(area)
    group = factories.make_group(area, by=by)
    oak, elm, _ash = factories.members(group)
    with pytest.raises(Refused, match="works for Oak"):
        services.change_member(member=oak, details=services.MemberDetails("chair", elm.person), expected=oak.version, by=by)
    deputy = directory.make_person("Deputy of Oak", organisation=oak.organisation, area=area)
    assert queries.deputies_to_choose(oak) == [deputy]
    services.change_member(member=oak, details=services.MemberDetails("chair", deputy), expected=oak.version, by=by)
    assert queries.member_of(group, oak.public_id).deputy == deputy


def test_an_ended_seat_gives_nothing_any_more() -> None:
    area = accounts.make_area()
    by = accounts.officer_actor(area)
    group = factories.make_group(area, by=by)
    plain = factories.members(group)[1]
    seen_as = factories.actor_of(plain)
    services.end_member(member=plain, by=by)
    again = accounts.actor_for(plain.person.user)
    assert group.pk in seen_as.places("group")
    assert group.pk not in again.places("group")
    with pytest.raises(Missing):
        queries.member_of(group, plain.public_id)


def test_who_left_the_school_is_shown_as_gone() -> None:
    area = accounts.make_area()
    group = factories.make_group(area)
    gone = factories.members(group)[2]
    gone.person.roles.all().delete()
    assert [line.has_gone for line in queries.member_lines(group) if line.member == gone] == [True]


def test_a_member_declares_an_interest_and_takes_it_back() -> None:
    area = accounts.make_area()
    group = factories.make_group(area)
    _chair, plain, third = factories.members(group)
    by = factories.actor_of(plain)
    interest = services.declare_interest(member=plain, about="My sister works for the bidder", by=by)
    assert queries.interests_of(group) == [interest]
    with pytest.raises(Refused):
        services.declare_interest(member=third, about="Something", by=by)
    services.end_interest(interest=interest, by=by)
    assert queries.interests_of(group) == []
    assert [line.verb for line in audit.entries_about(group.subject)][-2:] == ["group.interest_declared", "group.interest_ended"]


def test_the_seats_of_an_organisation_that_has_left_are_no_insiders() -> None:
    group = factories.make_partnership_group(accounts.make_area())
    _chair, plain, third = factories.members(group)
    assert queries.is_insider(factories.actor_of(plain), group)
    assert queries.is_insider(factories.actor_of(third), group)
    day = clock.today()
    Partner.objects.filter(organisation=plain.organisation).update(left_on=day, notice_given_on=day, leaving_reason="It closes.")
    assert not queries.is_insider(factories.actor_of(plain), group)
    assert queries.is_insider(factories.actor_of(third), group)
