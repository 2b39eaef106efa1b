"""Put the people behind pasted addresses onto the pages of their schools."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from joinedup.audit import services as audit
from joinedup.contacts import policies
from joinedup.contacts.models import SavedList
from joinedup.contacts.queries import Wanted
from joinedup.core.actors import Actor
from joinedup.core.refusals import require
from joinedup.directory import queries as directory
from joinedup.directory import services as organisations


@dataclass(frozen=True, slots=True)
class Placed:
    """Who reads an address: their name, the school or partner by public id, what they do there."""

    email: str
    name: str
    place: str
    role: str
    is_shared: bool = False


@transaction.atomic
def place_people(*, saved: SavedList, people: Sequence[Placed], by: Actor) -> int:
    """Give each person their role; on the list they take the place of their bare address. Return how many were placed."""
    require(policies.may_make_lists(by, saved.area_id), _("Only who runs the area keeps its lists."))
    saved = SavedList.objects.select_for_update().get(pk=saved.pk)
    wanted = Wanted.of(saved.wanted)
    asked = {one.place for one in people}
    places = {one.public_id: one for one in directory.organisations_attached(saved.area_id).filter(public_id__in=asked)}
    placed: dict[str, str] = {}
    for one in people:
        if one.email not in wanted.addresses or one.place not in places:
            continue  # somebody else placed it meanwhile, or took the school off the list
        role = organisations.add_person(
            organisation=places[one.place],
            person=organisations.PersonDetails(name=one.name, email=one.email, is_shared=one.is_shared),
            role=organisations.RoleDetails(kind=one.role),
            by=by,
        )
        placed[one.email] = role.person.public_id
    clues = {email: clue for email, clue in saved.wanted.get("clues", {}).items() if email not in placed}
    left = {"addresses": [email for email in wanted.addresses if email not in placed], "clues": clues}
    saved.wanted = {**saved.wanted, **left, "people": list(dict.fromkeys([*wanted.people, *placed.values()]))}
    saved.save(update_fields=["wanted"])
    audit.record(by=by, verb="list.people_placed", about=saved.subject, area_id=saved.area_id, facts={"n": len(placed)})
    return len(placed)
