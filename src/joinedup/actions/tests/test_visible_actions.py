"""Who sees which actions; areas are walls."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from joinedup.accounts.tests import factories as accounts
from joinedup.actions import policies, queries
from joinedup.actions.queries import ActionFilter
from joinedup.actions.tests import factories
from joinedup.calendars import queries as calendars
from joinedup.calendars.queries import SubjectKind, subject_kinds
from joinedup.core import clock
from joinedup.core.actors import Actor
from joinedup.core.subjects import Subject
from joinedup.directory.tests import factories as directory

pytestmark = pytest.mark.django_db
PLAN = Subject("tests.plan", "plan1")


@contextmanager
def plans_seen_by(*users: int | None) -> Iterator[None]:
    """Let there be a kind of thing that only these users see and manage."""

    def ids(viewer: Actor) -> list[str]:
        return [PLAN.public_id] if viewer.user_id in users else []

    known = SubjectKind("Plan", ids, ids, lambda found: dict.fromkeys(found, "Reading plan"), lambda slug, key: f"/a/{slug}/plans/{key}/")
    subject_kinds.add(PLAN.kind, known)
    try:
        yield
    finally:
        del subject_kinds._items[PLAN.kind]


def seen(viewer: Actor, **wanted: str) -> list[str]:
    return [action.what for action in queries.actions_listed(viewer, ActionFilter(**wanted))]


def test_an_officer_sees_the_area_and_nobody_from_another_area_does() -> None:
    cast = accounts.make_cast()
    factories.make_action(cast.brackwater, by=cast.ada)
    assert len(seen(cast.ada)) == 1
    assert seen(cast.bo) == seen(cast.cy) == []
    both = accounts.actor_for(accounts.make_officer(cast.brackwater, "Dee"), cast.elmshire)
    assert seen(both) == []  # who stands in Elmshire sees nothing of Brackwater


def test_an_owner_sees_their_own_over_all_areas_and_their_school_sees_them_too() -> None:
    area = accounts.make_area()
    user = accounts.make_user("Imran Daud")
    school = directory.make_school("Oak", area=area)
    owner = directory.make_person("Imran Daud", organisation=school, area=area, email=user.email)
    factories.make_action(area, "Mine", owner=owner)
    factories.make_action(area, "My colleague's", owner=factories.make_owner(area, "Ann", organisation=school))
    factories.make_action(area, "Another school's")
    actor = accounts.actor_for(user)
    assert seen(actor) == ["Mine", "My colleague's"]
    assert seen(actor, whose="mine") == ["Mine"]


def test_actions_about_a_closed_thing_stay_with_those_who_see_it() -> None:
    cast = accounts.make_cast()
    with plans_seen_by(cast.ada.user_id):
        action = factories.make_action(cast.brackwater, by=cast.ada, about=PLAN)
        colleague = accounts.officer_actor(cast.brackwater)
        assert seen(cast.ada)
        assert seen(colleague) == []
        assert policies.may_manage_action(cast.ada, action)
        assert not policies.may_manage_action(colleague, action)
        line = queries.actions_about(PLAN, cast.ada)[0]
        assert line.about
        assert (line.about.name, line.about.href) == ("Reading plan", f"/a/{cast.brackwater.slug}/plans/plan1/")
        assert [about.name for about in calendars.subjects_to_choose(cast.ada)] == ["Reading plan"]
        assert queries.actions_panel(PLAN, cast.ada).add_href.endswith("/actions/add/?about=tests.plan:plan1")


def test_overdue_due_soon_and_owners_who_have_gone() -> None:
    area = accounts.make_area()
    by, today = accounts.officer_actor(area), clock.today()
    late = factories.make_action(area, "Late", by=by, due_on=today - timedelta(days=3))
    factories.make_action(area, "Soon", by=by, due_on=today + timedelta(days=3))
    factories.make_action(area, "Some day", by=by, due_on=today + timedelta(days=90))
    assert (seen(by, show="overdue"), seen(by, show="soon")) == (["Late"], ["Soon"])
    assert seen(by) == ["Late", "Soon", "Some day"]
    assert seen(by, show="nonsense", about="nowhere:x") == []
    assert queries.action_line(late).days_late == 3
    late.owner.roles.update(until_on=today - timedelta(days=1))
    assert queries.action_line(late).owner_has_gone


def test_a_list_needs_the_same_few_reads_however_long() -> None:
    area = accounts.make_area()
    by = accounts.officer_actor(area)
    for number in range(12):
        factories.make_action(area, f"Action {number}", by=by)
    with CaptureQueriesContext(
        connection,
    ) as reads:
        assert len(queries.lines(queries.actions_listed(by, ActionFilter()))) == 12
    assert len(reads) <= 4
