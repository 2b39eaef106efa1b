"""The roles that this room adds to what a user may do, and the areas in which they make somebody stand."""

from collections.abc import Collection, Iterable
from datetime import date

from django.db.models import Q

from joinedup.accounts.choices import Scope
from joinedup.accounts.models import User
from joinedup.core import clock
from joinedup.core.actors import Actor, Grant
from joinedup.partnerships import choices
from joinedup.partnerships.models import Partner, Partnership, TeamRole
from joinedup.partnerships.queries.partnerships import still_here


def roles_of(user: User, _people: Collection[int], on: date) -> Iterable[Grant]:
    """Return the user's roles in partnerships on a day."""
    held = TeamRole.objects.filter(Q(until_on__isnull=True) | Q(until_on__gte=on), user=user, from_on__lte=on)
    return [Grant(role, Scope.PARTNERSHIP.value, partnership_id) for role, partnership_id in held.values_list("role", "partnership_id")]


def stands_in(actor: Actor) -> Iterable[int]:
    """Return the areas whose partnerships the actor organises, observes or takes part in."""
    mine = set(Partnership.objects.filter(pk__in=actor.places(Scope.PARTNERSHIP.value)).values_list("area_id", flat=True))
    partners = Partner.objects.filter(still_here(clock.today()), organisation_id__in=actor.places(Scope.ORGANISATION.value))
    formed = partners.exclude(partnership__state=choices.PartnershipState.SETTING_UP)
    return mine | set(formed.values_list("partnership__area_id", flat=True))
