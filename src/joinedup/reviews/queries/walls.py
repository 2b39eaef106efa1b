"""Who stands inside a partnership, so that what a partner shares is for them; and the rows locked for a change."""

from typing import TypeVar

from django.db.models import Exists, OuterRef, Q, QuerySet

from joinedup.accounts.choices import Role, Scope
from joinedup.core import clock
from joinedup.core.actors import Actor
from joinedup.core.models import Noun
from joinedup.partnerships import policies as partnership_policies
from joinedup.partnerships import queries as partnerships
from joinedup.partnerships.choices import PartnershipState
from joinedup.partnerships.models import Partner, Partnership
from joinedup.reviews import choices
from joinedup.reviews.models import WeighUp

T = TypeVar("T", bound=Noun)
_RUNS = (Role.ORGANISER.value, Role.COORDINATOR.value)
_WORKS = (Role.LEAD.value, Role.TRUST_LEAD.value, Role.CONTRIBUTOR.value, Role.DELEGATE.value)


def leads(viewer: Actor, organisation_id: int) -> bool:
    """Say whether the viewer leads the organisation and is here in person: nobody on behalf, no delegate, no trust."""
    in_person = viewer.is_signed_in and viewer.on_behalf_of is None
    return in_person and organisation_id in viewer.places(Scope.ORGANISATION.value, Role.LEAD.value)


def keeps(viewer: Actor, weigh_up: WeighUp) -> bool:
    """Say whether the weigh-up is the viewer's own: of who leads its organisation, or by the very link with which it was begun."""
    by_link = weigh_up.ask is not None and viewer.may_by_link(choices.ASK_PURPOSE, weigh_up.ask.subject)
    return by_link or leads(viewer, weigh_up.organisation_id)


def asks_in(viewer: Actor, partnership: Partnership) -> bool:
    """Say whether the viewer asks the partners to weigh up: who runs the partnership, in their own name."""
    runs = partnership_policies.may_run_partnership(viewer, partnership)
    return runs and viewer.on_behalf_of is None and partnership.state != PartnershipState.SETTING_UP


def guesses_in(viewer: Actor, partnership: Partnership) -> bool:
    """Say whether the viewer guesses for partners and reads such guesses: who runs the partnership and works for none of them."""
    works = viewer.places(Scope.ORGANISATION.value, *_WORKS)
    return asks_in(viewer, partnership) and not any(row.organisation_id in works for row in partnerships.partners_of(partnership))


def read_by(viewer: Actor) -> Q:
    """Return which weigh-ups, once something of them is shared, are for this viewer: told to all, to the organisers, to a partner."""
    mine = Q(partnership__in=inside(viewer))
    runs = mine & Q(partnership_id__in=viewer.places(Scope.PARTNERSHIP.value, *_RUNS))
    if viewer.is_signed_in and viewer.on_behalf_of is None:
        areas = viewer.places(Scope.AREA.value, Role.OFFICER.value, Role.COORDINATOR.value)
        formed = ~Q(partnership__state=PartnershipState.SETTING_UP)
        runs |= formed & Q(ask__asker_id=viewer.user_id, partnership__area_id__in=areas)
    works = viewer.places(Scope.ORGANISATION.value, *_WORKS)
    ticked = Exists(WeighUp.shown_to.through.objects.filter(weighup_id=OuterRef("pk"), organisation_id__in=works))
    return (mine & Q(is_for_chosen=False)) | (runs & Q(is_for_organisers=True)) | (mine & Q(ticked))


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
