"""Uploaded tables, seen by who uploaded them, and what an undo would take back."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import QuerySet

from joinedup.core import clock
from joinedup.core.actors import Actor
from joinedup.core.references import pointed_at
from joinedup.core.refusals import require_found
from joinedup.directory import choices
from joinedup.directory.models import Address, Attachment, Organisation, Person, Role, RoleShare, Upload


@dataclass(frozen=True, slots=True)
class Stay:
    """What an undo leaves, and why."""

    name: str
    why: str

    @property
    def words(self) -> str:
        return str(choices.StaysBecause(self.why).label)


@dataclass(frozen=True, slots=True)
class Undo:
    """The ids of what an undo of a table takes back, and what it leaves."""

    stays: list[Stay]
    attached: tuple[int, ...] = ()
    organisations: tuple[int, ...] = ()
    roles: tuple[int, ...] = ()
    ended: tuple[int, ...] = ()
    people: tuple[int, ...] = ()
    addresses: tuple[int, ...] = ()

    @property
    def n_goes(self) -> int:
        return len(self.attached) + len(self.roles) + len(self.ended)


def upload_for(public_id: str, viewer: Actor) -> Upload:
    """Return an uploaded table of the viewer's own in this area; Missing otherwise."""
    return require_found(_own(viewer).filter(public_id=public_id).first())


def uploads_done(kind: str, viewer: Actor) -> list[Upload]:
    """Return the tables of this kind that the viewer has put in here, newest first."""
    return list(_own(viewer).filter(kind=kind, done_at__isnull=False).order_by("-done_at").defer("rows", "faults")[:20])


def _own(viewer: Actor) -> QuerySet[Upload]:
    return Upload.objects.filter(area_id=viewer.area_id or 0, user_id=viewer.user_id or 0)


def can_be_undone(upload: Upload) -> bool:
    """Say whether a table was put in, not long ago, and has not been undone."""
    in_time = upload.created_at >= clock.now() - choices.TABLE_KEPT
    return upload.done_at is not None and upload.undone_at is None and in_time and "ids" in upload.result


def undo_of(upload: Upload) -> Undo:
    """Return what an undo takes back: what nobody has changed and nothing has been built on since."""
    ids, since = upload.result["ids"], upload.done_at
    assert since is not None
    return _of_organisations(ids, since, upload.area_id) if upload.kind == "organisations" else _of_people(ids, since)


def _of_organisations(ids: Mapping[str, list[int]], since: datetime, area_id: int) -> Undo:
    made = set(ids["made"])
    used = pointed_at(Organisation, set(ids["attached"]), since=since, besides=(Attachment,), area_id=area_id)
    used |= pointed_at(Organisation, made, since=since, besides=(Attachment,))
    used |= set(Attachment.objects.filter(organisation_id__in=made).exclude(area_id=area_id).values_list("organisation_id", flat=True))
    listed = Attachment.objects.filter(area_id=area_id, organisation_id__in=ids["attached"], until__isnull=True)
    there = [place.organisation for place in listed.select_related("organisation").order_by("organisation__name_key")]
    changed = {one.pk for one in there if one.pk in made and one.version > 1}
    stays = [Stay(one.name, _why(one.pk in changed)) for one in there if one.pk in used | changed]
    attached = tuple(one.pk for one in there if one.pk not in used | changed)
    return Undo(stays, attached=attached, organisations=tuple(pk for pk in attached if pk in made))


def _of_people(ids: Mapping[str, list[Any]], since: datetime) -> Undo:
    versions = {pk: version for pk, version in ids["roles"]}
    roles = list(Role.objects.filter(pk__in=versions).select_related("person", "organisation").order_by("person__name"))
    holders, made = {role.person_id for role in roles}, set(ids["people"])
    touched = {role.person_id for role in roles if role.person_id in made and (role.person.version > 1 or role.person.user_id)}
    changed = {role.pk for role in roles if role.version != versions[role.pk] or role.person_id in touched}
    busy = pointed_at(Person, holders, since=since, besides=(Address, Role))
    used = pointed_at(Role, versions, since=since, besides=(RoleShare,)) | {role.pk for role in roles if role.person_id in busy}
    going = tuple(role.pk for role in roles if role.pk not in used | changed)
    kept = set(Role.objects.filter(person_id__in=holders).exclude(pk__in=going).values_list("person_id", flat=True))
    stays = [Stay(f"{role.person.name}, {role.organisation.name}", _why(role.pk in changed)) for role in roles if role.pk in used | changed]
    staying = {role.person_id for role in roles if role.pk in used | changed}
    addresses = Address.objects.filter(pk__in=ids["addresses"]).exclude(person_id__in=staying)
    people = tuple(pk for pk in ids["people"] if pk not in kept)
    return Undo(stays, roles=going, ended=_reopened(ids, going), people=people, addresses=tuple(addresses.values_list("pk", flat=True)))


def _reopened(ids: Mapping[str, list[Any]], going: Sequence[int]) -> tuple[int, ...]:
    """Return the roles that the table ended and that can run on: nobody has changed them since, and none like them has begun."""
    versions = {pk: version for pk, version in ids.get("ended", ())}
    ended = [role for role in Role.objects.filter(pk__in=versions) if role.version == versions[role.pk]]
    running = Role.objects.filter(person_id__in={role.person_id for role in ended}, until_on=None).exclude(pk__in=going)
    held = set(running.values_list("person_id", "organisation_id", "kind"))
    return tuple(role.pk for role in ended if (role.person_id, role.organisation_id, role.kind) not in held)


def _why(changed: bool) -> str:
    return choices.StaysBecause.CHANGED.value if changed else choices.StaysBecause.USED.value
