"""Put organisations on an area's list and take them off."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import transaction

from joinedup.accounts.models import Area
from joinedup.audit import services as audit
from joinedup.core import clock
from joinedup.core.actors import Actor
from joinedup.core.refusals import require
from joinedup.core.subjects import Subject
from joinedup.directory import choices, policies
from joinedup.directory.models import Attachment, Organisation
from joinedup.directory.services.organisations import organisations_for_urns

_NOT_YOURS = "Only a co-ordinator or officer of the area can change its list."


@dataclass(frozen=True, slots=True)
class Attached:
    """How many organisations came onto the list, and how many were on it already."""

    new: int
    already: int
    ids: tuple[int, ...] = ()


@transaction.atomic
def attach(area: Area, organisation: Organisation, by: Actor, *, how: str = choices.AttachedBy.PICKED) -> Attachment:
    """Put an organisation on the area's list; one that is there already stays as it is."""
    require(policies.may_attach(by, area.pk), _NOT_YOURS)
    attachment, made = Attachment.objects.get_or_create(
        area=area, organisation=organisation, until=None, defaults={"since": clock.today(), "how": how}
    )
    if made:
        audit.record(by=by, verb="organisation.attached", about=organisation.subject, area_id=area.pk, facts={"how": str(how)})
    return attachment


@transaction.atomic
def attach_all(*, area: Area, organisation_ids: Iterable[int], by: Actor, how: str) -> Attached:
    """Put many organisations on the area's list in one go, with one record of it."""
    require(policies.may_attach(by, area.pk), _NOT_YOURS)
    wanted = list(dict.fromkeys(organisation_ids))
    there = set(Attachment.objects.filter(area=area, until__isnull=True).values_list("organisation_id", flat=True))
    new = [pk for pk in wanted if pk not in there]
    today = clock.today()
    Attachment.objects.bulk_create(
        [Attachment(area=area, organisation_id=pk, since=today, how=how) for pk in new], batch_size=2000, ignore_conflicts=True
    )
    if new:
        audit.record(
            by=by,
            verb="organisations.attached",
            about=Subject("accounts.area", area.public_id),
            area_id=area.pk,
            facts={"how": str(how), "n": len(new)},
        )
    return Attached(new=len(new), already=len(wanted) - len(new), ids=tuple(new))


def attach_urns(*, area: Area, urns: Iterable[int], by: Actor, how: str) -> Attached:
    """Put the schools with these URNs on the area's list."""
    require(policies.may_attach(by, area.pk), _NOT_YOURS)
    organisations = organisations_for_urns(urns)
    return attach_all(area=area, organisation_ids=[organisation.pk for organisation in organisations.values()], by=by, how=how)


@transaction.atomic
def detach(*, area: Area, organisation: Organisation, by: Actor) -> None:
    """Take an organisation off the area's list; what was noted about it stays."""
    require(policies.may_attach(by, area.pk), _NOT_YOURS)
    ended = Attachment.objects.filter(area=area, organisation=organisation, until__isnull=True).update(until=clock.today())
    require(bool(ended), "This organisation is not on the list any more.")
    audit.record(by=by, verb="organisation.detached", about=organisation.subject, area_id=area.pk)
