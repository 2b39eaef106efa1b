"""The pages of groups in their states."""

from django.urls import reverse

from joinedup.accounts.models import Area, User
from joinedup.accounts.tests import factories as accounts
from joinedup.directory.tests import factories as directory
from joinedup.groups import services
from joinedup.groups.models import Group
from joinedup.groups.tests import factories
from joinedup.partnerships.tests import factories as partnerships
from joinedup.ui.states import PageState, Shown


def _officer() -> tuple[Area, User]:
    area = accounts.make_area()
    return area, accounts.make_officer(area)


def _page(user: User, group: Group, name: str, *more: object) -> Shown:
    return Shown(reverse(f"groups:{name}", args=[group.area.slug, group.public_id, *more]), user=user)


def _list(*, full: bool, name: str = "list_groups") -> Shown:
    area, user = _officer()
    if full:
        factories.make_group(area)
        factories.make_partnership_group(area, kind="steering")
    return Shown(reverse(f"groups:{name}", args=[area.slug]), user=user)


def _of_partnership() -> Shown:
    area, user = _officer()
    partnership = partnerships.make_partnership(area)
    return Shown(reverse("groups:list_partnership_groups", args=[area.slug, partnership.public_id]), user=user)


def _group(name: str = "show_group", *, full: bool = True) -> Shown:
    area, user = _officer()
    by = accounts.actor_for(user, area)
    group = factories.make_group(area, by=by, organisations=None if full else [], terms="It sets the plan.\n\nIt recommends the budget.")
    if full:
        member = factories.members(group)[1]
        factories.add_seat(group, "Dot Hargrave", member.organisation, part="clerk", by=by)
        directory.make_person("Nadia Karim", organisation=member.organisation, area=area)
        services.declare_interest(member=member, about="Her brother runs the minibus company", by=by)
    return _page(user, group, name)


def _member() -> Shown:
    area, user = _officer()
    group = factories.make_group(area)
    return _page(user, group, "change_member", factories.members(group)[0].public_id)


PAGES = [
    PageState("groups, none yet", lambda: _list(full=False)),
    PageState("groups", lambda: _list(full=True)),
    PageState("groups of a partnership, none yet", _of_partnership),
    PageState("set up a group, sent empty", lambda: _list(full=False, name="start_group"), submit="Set up the group"),
    PageState("a group, nobody yet", lambda: _group(full=False)),
    PageState("a group", _group),
    PageState("change a group", lambda: _group("change_group")),
    PageState("add members, nobody ticked", lambda: _group("add_members"), submit="Add them to the group"),
    PageState("change a member", _member),
    PageState("declare an interest, sent empty", lambda: _group("declare_interest"), submit="Declare it"),
]
