"""Who stands inside a partnership, so that what a partner shares is for them; and the rows locked for a change."""

from typing import TypeVar

from django.db.models import Q, QuerySet

from joinedup.accounts.choices import Role, Scope
from joinedup.core import clock
from joinedup.core.actors import Actor
from joinedup.core.models import Noun
from joinedup.partnerships import queries as partnerships
from joinedup.partnerships.choices import PartnershipState
from joinedup.partnerships.models import Partner, Partnership

T = TypeVar("T", bound=Noun)
_RUNS = (Role.ORGANISER.value, Role.COORDINATOR.value)
_WORKS = (Role.LEAD.value, Role.TRUST_LEAD.value, Role.CONTRIBUTOR.value, Role.DELEGATE.value)


def leads(viewer: Actor, organisation_id: int) -> bool:
    """Say whether the viewer leads the organisation and is here in person: nobody on behalf, no delegate, no trust."""
    in_person = viewer.is_signed_in and viewer.on_behalf_of is None
    return in_person and organisation_id in viewer.places(Scope.ORGANISATION.value, Role.LEAD.value)


def inside(viewer: Actor) -> QuerySet[Partnership]:
    """Return the formed partnerships whose own the viewer is: organises it, or works for a partner. An area's officer is not, as such."""
    formed = Partnership.objects.exclude(state=PartnershipState.SETTING_UP)
    if not viewer.is_signed_in or viewer.on_behalf_of is not None:
        return formed.none()
    members = Partner.objects.filter(
        partnerships.still_here(clock.today()), organisation_id__in=viewer.places(Scope.ORGANISATION.value, *_WORKS)
    )
    organised = viewer.places(Scope.PARTNERSHIP.value, *_RUNS)
    return formed.filter(Q(pk__in=organised) | Q(pk__in=members.values("partnership_id")))


def partners_reading(partnership: Partnership, but: int) -> list[Partner]:
    """Return the partners that read what one of them shares."""
    return [row for row in partnerships.partners_of(partnership) if row.organisation_id != but]


def locked(row: T) -> T:
    """Return the present row, locked until the transaction ends."""
    return type(row)._default_manager.select_for_update(of=("self",)).get(pk=row.pk)
