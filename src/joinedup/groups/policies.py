"""Who may do what with groups."""

from joinedup.accounts import policies as accounts
from joinedup.accounts.choices import Role, Scope
from joinedup.core.actors import Actor
from joinedup.groups import queries
from joinedup.groups.models import Group, Member
from joinedup.partnerships import policies as partnerships
from joinedup.partnerships.models import Partnership


def may_start_group(actor: Actor, area_id: int | None, partnership: Partnership | None) -> bool:
    """Say whether the actor may set up a group: who organises the partnership, or runs the area when it is the whole area's."""
    if partnership is not None:
        return partnerships.may_run_partnership(actor, partnership)
    return accounts.may_run_area(actor, area_id)


def may_run_group(actor: Actor, group: Group) -> bool:
    """Say whether the actor keeps the group going: its chair, vice-chair or clerk, or whoever may set up such a group."""
    own = actor.places(Scope.GROUP.value, Role.ORGANISER.value, Role.DELEGATE.value)
    return group.pk in own or may_start_group(actor, group.area_id, group.partnership)


def may_declare_interest(actor: Actor, member: Member) -> bool:
    """Say whether the actor may write down an interest of this member: the member, or who runs the group."""
    return may_run_group(actor, member.group) or any(seat.pk == member.pk for seat in queries.seats_of_user(member.group, actor))
