"""Carry people, the area's list and what upper rooms keep from a closed school to the one that came after it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from joinedup.accounts.models import Area
from joinedup.audit import services as audit
from joinedup.core import clock
from joinedup.core.actors import Actor
from joinedup.core.refusals import Refused, require
from joinedup.core.registry import Point
from joinedup.directory import choices, policies, queries
from joinedup.directory.models import Carrying, Organisation, Role, RoleShare
from joinedup.directory.services import attachments, organisations


@dataclass(frozen=True, slots=True)
class Carrier:
    """What an upper room can carry: `count(old, area_id)` says how many, `carry(old, new, area_id, by)` does it and says how many."""

    title: str
    count: Callable[[Organisation, int], int]
    carry: Callable[[Organisation, Organisation, int, Actor], int]


carriers: Point[Carrier] = Point("directory.carriers")
"""What goes along when a school becomes another: people and the profile (ours), needs, partnerships (upper rooms')."""


@transaction.atomic
def carry_to_successor(*, area: Area, old: Organisation, urn: int, keys: Sequence[str], by: Actor) -> Carrying:
    """Put the successor of a closed school on the area's list with what was chosen; once for each pair."""
    require(policies.may_attach(by, area.pk), _("Only a co-ordinator or officer of the area can carry a school over."))
    offers = {offer.urn for offer in queries.successor_offers(old, area.pk)}
    new = organisations.organisation_for_urn(urn)
    if urn not in offers:
        done = Carrying.objects.filter(area=area, old=old, new=new).first()
        if done is not None:
            return done
        raise Refused(_("The register does not name this school as the one that came after."))
    carrying = Carrying.objects.create(area=area, old=old, new=new, carried_on=clock.today())
    attachments.attach(area, new, by, how=choices.AttachedBy.CARRIED)
    carried = {key: carrier.carry(old, new, area.pk, by) for key, carrier in carriers.items() if key in keys}
    attachments.detach(area=area, organisation=old, by=by)
    carrying.what = carried
    carrying.save(update_fields=["what"])
    audit.record(by=by, verb="organisation.carried", about=new.subject, area_id=area.pk, facts={"from_urn": old.urn, **carried})
    return carrying


def people_shared(old: Organisation, area_id: int) -> int:
    """Return how many open roles of the old school the area knows."""
    return Role.objects.filter(organisation=old, until_on__isnull=True, shares__area_id=area_id).count()


def carry_people(old: Organisation, new: Organisation, area_id: int, by: Actor) -> int:
    """End the open roles that the area knows in the old school and begin them in the new one."""
    moved = 0
    day = old.closed_on or clock.today()
    for role in Role.objects.filter(organisation=old, until_on__isnull=True, shares__area_id=area_id).select_related("person"):
        seen_by = list(role.shares.values_list("area_id", flat=True))
        role.until_on = max(day, role.from_on)
        role.save(update_fields=["until_on"])
        begun, _made = Role.objects.get_or_create(
            person=role.person,
            organisation=new,
            kind=role.kind,
            until_on=None,
            defaults={"title": role.title, "from_on": role.until_on, "confirmed_on": role.confirmed_on},
        )
        RoleShare.objects.bulk_create([RoleShare(role=begun, area_id=area) for area in seen_by], ignore_conflicts=True)
        moved += 1
    return moved


def has_profile(old: Organisation, area_id: int) -> int:
    """Return 1 when the old school said something about itself."""
    return int(any(getattr(old, name) for name in _SAID))


def carry_profile(old: Organisation, new: Organisation, area_id: int, by: Actor) -> int:
    """Copy aims, card and approval rule to a successor that has said nothing yet."""
    if has_profile(new, area_id):
        return 0
    for name in _SAID:
        setattr(new, name, getattr(old, name))
    new.save(update_fields=list(_SAID))
    return 1


_SAID = (
    "aims", "way_of_working", "good_times", "please_avoid", "how_to_reach", "approver", "limit_half_days", "limit_pence", "next_board_on",
    "approval_note",
)  # fmt: skip
carriers.add("directory.people", Carrier(gettext_lazy("People and their roles"), people_shared, carry_people))  # type: ignore[arg-type]
carriers.add("directory.profile", Carrier(gettext_lazy("Aims, how we work, how we decide"), has_profile, carry_profile))  # type: ignore[arg-type]
