"""Make a list of what was recognised in a pasted text."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator, validate_email
from django.db import transaction
from django.utils.translation import gettext as _

from joinedup.accounts.models import Area
from joinedup.audit import services as audit
from joinedup.contacts import policies
from joinedup.contacts.analysis import clues_in
from joinedup.contacts.models import SavedList
from joinedup.contacts.queries import Wanted, people_known
from joinedup.core.actors import Actor
from joinedup.core.refusals import require
from joinedup.directory import queries as directory
from joinedup.directory import services as organisations
from joinedup.directory.choices import AttachedBy, RoleKind

LONGEST_NAME = 110


@dataclass(frozen=True, slots=True)
class Pasted:
    """What became of a pasted text: the list, how many schools came onto the area's list, how many stayed off it."""

    saved: SavedList
    n_attached: int
    n_not_listed: int


@dataclass(frozen=True, slots=True)
class ListDetails:
    """What the list of a pasted text is called, who is written to in its schools, and whether new schools come onto the area's list."""

    name: str
    role: str = ""
    attach: bool = False


@transaction.atomic
def keep_pasted(*, area: Area, keys: Sequence[str], details: ListDetails, text: str = "", by: Actor) -> Pasted:
    """Keep what was recognised as a list, and beside each new address what the text says of its reader."""
    require(policies.may_make_lists(by, area.pk), _("Only who runs the area keeps its lists."))
    chosen = {kind: [key[2:] for key in dict.fromkeys(keys) if key.startswith(kind)] for kind in ("o:", "u:", "p:", "e:")}
    urns = [int(urn) for urn in chosen["u:"] if urn.isascii() and urn.isdigit() and len(urn) < 8]
    new = organisations.attach_urns(area=area, urns=urns, by=by, how=AttachedBy.PASTED) if details.attach and urns else None
    attached = directory.organisations_attached(area.pk)
    places = [one.public_id for one in attached.filter(public_id__in=chosen["o:"])]
    places += [one.public_id for one in attached.filter(establishment_id__in=urns)]
    wanted = Wanted(
        roles=(details.role,) if details.role in RoleKind.values else (),
        organisations=tuple(dict.fromkeys(places)),
        people=tuple(one.public_id for one in people_known(area.pk, chosen["p:"])),
        addresses=tuple(email for email in chosen["e:"] if _is_address(email)),
    )
    require(wanted.is_picked, _("Nothing was chosen that is on your list. Choose a school, or say that new schools go onto the list."))
    kept = {**wanted.plain(), "clues": _clues(text, wanted)}
    saved = SavedList.objects.create(area=area, name=_free_name(details.name, area), wanted=kept)
    audit.record(by=by, verb="list.saved", about=saved.subject, area_id=area.pk, facts={"pasted": True})
    return Pasted(saved, new.new if new else 0, 0 if details.attach else len(set(urns)))


def _clues(text: str, wanted: Wanted) -> dict[str, list[str]]:
    """Keep what stood beside the addresses that are nobody's yet, until somebody says whose they are."""
    return {email: clue.kept() for email, clue in clues_in(text).items() if email in wanted.addresses}


def _free_name(name: str, area: Area) -> str:
    tidy = " ".join(name.split())[:LONGEST_NAME] or _("Pasted list")
    taken = set(SavedList.objects.filter(area=area, name__startswith=tidy).values_list("name", flat=True))
    numbered = (f"{tidy} ({number})" for number in range(2, len(taken) + 3))
    return tidy if tidy not in taken else next(one for one in numbered if one not in taken)


validate_length = MaxLengthValidator(254)


def _is_address(email: str) -> bool:
    try:
        validate_email(email)
        validate_length(email)
    except ValidationError:
        return False
    return True
