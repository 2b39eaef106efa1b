"""Groups: set up, changed, closed; who sees them."""

from datetime import date

import pytest

from joinedup.accounts.models import User
from joinedup.accounts.tests import factories as accounts
from joinedup.audit import queries as audit
from joinedup.core.refusals import Conflict, Missing, Refused
from joinedup.groups import analysis, policies, queries, services
from joinedup.groups.tests import factories
from joinedup.partnerships.tests import factories as partnerships
from joinedup.register.models import Establishment

pytestmark = pytest.mark.django_db


def test_an_officer_sets_up_a_group_of_the_whole_area() -> None:
    cast = accounts.make_cast()
    group = services.start_group(area=cast.brackwater, details=factories.make_details(name="Heads"), by=cast.ada)
    assert [line.verb for line in audit.entries_about(group.subject)] == ["group.started"]
    assert queries.groups_of_area(cast.ada) == [group]


def test_somebody_of_another_area_may_not() -> None:
    cast = accounts.make_cast()
    with pytest.raises(Refused):
        services.start_group(area=cast.brackwater, details=factories.make_details(), by=cast.bo)
    partnership = partnerships.make_partnership(cast.brackwater, by=cast.ada, partners=[])
    with pytest.raises(Refused, match="another area"):
        services.start_group(area=cast.elmshire, partnership=partnership, details=factories.make_details(), by=cast.ada)


def test_two_groups_of_one_area_do_not_share_a_name() -> None:
    area = accounts.make_area()
    by = accounts.officer_actor(area)
    group = services.start_group(area=area, details=factories.make_details(name="Heads"), by=by)
    with pytest.raises(Refused, match="already"):
        services.start_group(area=area, details=factories.make_details(name="Heads"), by=by)
    services.end_group(group=group, by=by)
    services.start_group(area=area, details=factories.make_details(name="Heads"), by=by)


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ({"quorum": "share", "quorum_size": 101}, "100 per cent"),
        ({"quorum": "people", "quorum_size": 0}, "At least one"),
        ({"vote_cap": 30}, "votes go by pupils"),
        ({"unit": "pupils", "vote_cap": 101}, "between 1 and 100"),
        ({"rule": "consensus", "has_casting_vote": True}, "casting vote"),
    ],
)
def test_rules_that_make_no_sense_are_refused(facts: dict[str, object], words: str) -> None:
    area = accounts.make_area()
    with pytest.raises(Refused, match=words):
        services.start_group(area=area, details=factories.make_details(**facts), by=accounts.officer_actor(area))


def test_two_who_change_a_group_collide_visibly() -> None:
    area = accounts.make_area()
    by = accounts.officer_actor(area)
    group = factories.make_group(area, by=by, organisations=[])
    services.change_group(group=group, details=factories.make_details(rule="majority"), expected=1, by=by)
    with pytest.raises(Conflict):
        services.change_group(group=group, details=factories.make_details(), expected=1, by=by)


def test_a_closed_group_is_not_changed_any_more() -> None:
    area = accounts.make_area()
    by = accounts.officer_actor(area)
    group = factories.make_group(area, by=by, organisations=[])
    services.end_group(group=group, by=by)
    group.refresh_from_db()
    with pytest.raises(Refused, match="closed"):
        services.change_group(group=group, details=factories.make_details(), expected=group.version, by=by)
    assert queries.groups_of_area(by) == []


def test_members_see_their_group_and_nobody_else_of_another_area_does() -> None:
    cast = accounts.make_cast()
    group = factories.make_group(cast.brackwater, by=cast.ada)
    chair = factories.actor_of(factories.members(group)[0])
    assert queries.group_for(group.public_id, chair) == group
    assert policies.may_run_group(chair, group)
    plain = factories.actor_of(factories.members(group)[1])
    assert queries.group_for(group.public_id, plain) == group
    assert not policies.may_run_group(plain, group)
    for stranger in (cast.bo, cast.cy):
        with pytest.raises(Missing):
            queries.group_for(group.public_id, stranger)


def test_who_is_an_insider_of_a_partnerships_group() -> None:
    cast = accounts.make_cast()
    officer = accounts.officer_actor(cast.brackwater)
    group = factories.make_partnership_group(cast.brackwater, by=cast.ada)
    chair, member, other = factories.members(group)
    services.change_member(member=other, details=services.MemberDetails(part="observer"), expected=1, by=cast.ada)
    observer = factories.add_seat(
        group, "Funder", factories.partnerships.make_led_school("Yew", cast.brackwater), part="observer", by=cast.ada
    )
    truth = {
        "organiser": (accounts.actor_for(User.objects.get(pk=cast.ada.user_id), cast.brackwater), True),
        "chair": (factories.actor_of(chair), True),
        "member": (factories.actor_of(member), True),
        "a partner's own head, though only an observer": (factories.actor_of(other), True),
        "observer from outside": (factories.actor_of(observer), False),
        "officer who only sees the partnership": (officer, False),
        "officer elsewhere": (cast.bo, False),
        "no role": (cast.cy, False),
    }
    assert {who: queries.is_insider(actor, group) for who, (actor, _) in truth.items()} == {who: want for who, (_, want) in truth.items()}


def test_the_law_is_said_in_sentences() -> None:
    group = factories.make_group(
        accounts.make_area(), organisations=[], rule="majority", has_casting_vote=True, quorum="organisations", quorum_size=5
    )
    said = " ".join(queries.law_of(group))
    assert "at least 5 organisations" in said
    assert "the chair decides" in said


def test_groups_are_listed_in_few_reads(django_assert_max_num_queries: pytest.FixtureRequest) -> None:
    area = accounts.make_area()
    by = accounts.officer_actor(area)
    for _number in range(3):
        factories.make_group(area, by=by)
    with django_assert_max_num_queries(6):  # type: ignore[operator]
        lines = queries.group_lines(queries.groups_of_area(by))
    assert [(line.n_members, line.n_organisations, line.chair) for line in lines] == [(3, 3, "Head of Oak")] * 3


def test_votes_go_by_the_pupils_of_the_register_with_a_cap() -> None:
    area = accounts.make_area()
    by = accounts.officer_actor(area)
    group = factories.make_group(area, by=by, unit="pupils", rule="majority", vote_cap=50)
    oak, elm, ash = (member.organisation for member in factories.members(group))
    for school, n_pupils in ((oak, 900), (elm, 210)):
        Establishment.objects.filter(pk=school.establishment_id).update(n_pupils=n_pupils, census_on=date(2026, 1, 15))
    Establishment.objects.filter(pk=ash.establishment_id).update(n_pupils=None)
    found = {line.name: (line.n_pupils, line.n_votes) for line in analysis.votes_by_pupils(group)}
    assert found == {oak.name: (900, 555), elm.name: (210, 210), ash.name: (0, 1)}
    facts = queries.law_facts(group)
    assert (facts["cap"], facts["pupils_on"], facts["pupils"][str(oak.pk)]) == (50, "2026-01-15", 900)
    assert "No organisation has more than 50 per cent of the votes of all pupils." in queries.law_of(group)
