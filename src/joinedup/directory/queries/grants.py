"""The grants that people's roles and delegations give to their accounts, asked once per request."""

from collections.abc import Collection, Iterable, Iterator
from datetime import date

from django.db.models import Q

from joinedup.accounts.choices import Role as Permission
from joinedup.accounts.choices import Scope
from joinedup.accounts.models import User
from joinedup.accounts.policies import may_run_area
from joinedup.core.actors import Actor, Grant
from joinedup.directory import choices
from joinedup.directory.models import Address, Attachment, Delegation, Organisation, Person, Role
from joinedup.directory.queries.answering import held_on
from joinedup.directory.queries.organisations import areas_stood_in


def people_of_user(user: User) -> list[int]:
    """Return the inner ids of the persons that a user is: linked, or known by the verified address they sign in with."""
    by_address = Address.objects.filter(email=user.email.lower(), is_shared=False, person__user__isnull=True).values("person_id")
    return list(Person.objects.filter(Q(user=user) | Q(pk__in=by_address)).values_list("pk", flat=True))


def grants_of(user: User, people: Collection[int], on: date) -> Iterable[Grant]:
    """Return what a user may do in organisations on a day: lead, trust lead over the trust's schools, delegate, contributor."""
    if not people:
        return []
    held = Role.objects.filter(held_on(on), person_id__in=people, confirmed_on__isnull=False)
    roles = list(held.values_list("kind", "organisation_id", "organisation__kind"))
    return [*_of_roles(roles), *_of_trusts(roles), *_of_delegations(people, on)]


def areas_of_organisations(actor: Actor) -> Iterable[int]:
    """Return the areas that list an organisation of the actor's."""
    return areas_stood_in(actor) - actor.places(Scope.AREA)


def may_still_speak_for(actor: Actor, organisation_id: int) -> bool:
    """Say whether the actor still runs an area that lists the organisation on whose behalf they act."""
    listing = Attachment.objects.filter(organisation_id=organisation_id, until__isnull=True)
    if actor.area_id is not None:
        return may_run_area(actor, actor.area_id) and listing.filter(area_id=actor.area_id).exists()
    return listing.filter(area_id__in=actor.places(Scope.AREA, Permission.OFFICER, Permission.COORDINATOR)).exists()


def _of_roles(roles: list[tuple[str, int, str]]) -> Iterator[Grant]:
    for kind, organisation_id, _organisation_kind in roles:
        yield Grant(choices.permission_of(kind).value, Scope.ORGANISATION.value, organisation_id)


def _of_trusts(roles: list[tuple[str, int, str]]) -> Iterator[Grant]:
    led = [(pk, of) for kind, pk, of in roles if kind in choices.TRUST_LEAD_KINDS]
    trusts = [pk for pk, of in led if of == choices.OrganisationKind.TRUST]
    if trusts:
        schools = Organisation.objects.filter(trust_id__in=trusts).values_list("pk", flat=True)
        for school_id in [*schools, *trusts]:
            yield Grant(Permission.TRUST_LEAD.value, Scope.ORGANISATION.value, school_id)


def _of_delegations(people: Collection[int], on: date) -> Iterator[Grant]:
    given = Delegation.objects.filter(held_on(on), person_id__in=people, confirmed_on__isnull=False)
    for organisation_id in given.values_list("organisation_id", flat=True):
        yield Grant(Permission.DELEGATE.value, Scope.ORGANISATION.value, organisation_id)
