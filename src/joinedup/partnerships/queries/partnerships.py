"""Which partnerships somebody may see, and who is in them."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Count, Q, QuerySet

from joinedup.accounts.choices import Role, Scope
from joinedup.core import clock
from joinedup.core.actors import Actor
from joinedup.core.refusals import require_found
from joinedup.directory import queries as directory
from joinedup.directory.models import Organisation, Person
from joinedup.partnerships import choices
from joinedup.partnerships.models import Partner, Partnership, TeamRole


def still_here(day: date) -> Q:
    """Return the condition that a partner belongs or is about to join."""
    return Q(left_on__isnull=True) | Q(left_on__gt=day)


def visible_partnerships(viewer: Actor) -> QuerySet[Partnership]:
    """Return what the viewer may see: their own roles', their organisations', and what is shared with their area or team."""
    partnerships = Partnership.objects.select_related("area", "team", "agreement")
    if viewer.is_system:
        return partnerships
    if not viewer.is_signed_in:
        return partnerships.none()
    runs = (Role.OFFICER.value, Role.COORDINATOR.value)
    of_my_organisations = Partner.objects.filter(
        still_here(clock.today()), organisation_id__in=viewer.places(Scope.ORGANISATION.value)
    ).values("partnership_id")
    return partnerships.filter(
        Q(pk__in=viewer.places(Scope.PARTNERSHIP.value))
        | Q(area_id__in=viewer.places(Scope.AREA.value, *runs), visibility=choices.Visibility.AREA)
        | Q(team_id__in=viewer.places(Scope.TEAM.value, *runs), visibility=choices.Visibility.TEAM)
        | (Q(pk__in=of_my_organisations) & ~Q(state=choices.PartnershipState.SETTING_UP))
    )


def partnership_for(public_id: str, viewer: Actor) -> Partnership:
    """Return the partnership if the viewer may see it, inside the area in which they stand; raise Missing otherwise."""
    return require_found(partnerships_here(viewer).filter(public_id=public_id).first())


def partnerships_here(viewer: Actor) -> QuerySet[Partnership]:
    """Return the partnerships that the viewer may see in the area in which they stand, over all areas when they stand in none."""
    visible = visible_partnerships(viewer)
    return visible if viewer.area_id is None else visible.filter(area_id=viewer.area_id)


def names_of(public_ids: Iterable[str]) -> dict[str, str]:
    """Return the names of partnerships by public id."""
    return dict(Partnership.objects.filter(public_id__in=list(public_ids)).values_list("public_id", "name"))


def partnerships_of_area(viewer: Actor) -> list[Partnership]:
    """Return the partnerships that the viewer may see in the area in which they stand, those being set up first."""
    counted = Count("partners", filter=Q(partners__left_on__isnull=True) | Q(partners__left_on__gt=clock.today()))
    visible = visible_partnerships(viewer).filter(area_id=viewer.area_id or 0).annotate(n_partners=counted)
    return list(visible.order_by("-state", "name"))


def partners_of(partnership: Partnership) -> list[Partner]:
    """Return the partners that belong or are about to join, lead partners first."""
    rows = partnership.partners.filter(still_here(clock.today())).select_related(
        "organisation", "organisation__establishment", "coordinator", "signatory"
    )
    order = {kind: place for place, kind in enumerate(choices.PartnerKind.values)}
    return sorted(rows, key=lambda row: (order[row.kind], row.organisation.name))


def former_partners_of(partnership: Partnership) -> list[Partner]:
    """Return the partners that have left, the latest first."""
    left = partnership.partners.filter(left_on__lte=clock.today()).select_related("organisation")
    return list(left.order_by("-left_on", "organisation__name"))


def partner_of(partnership: Partnership, public_id: str) -> Partner:
    """Return a partner of this partnership that has not left; raise Missing otherwise."""
    rows = partnership.partners.filter(still_here(clock.today())).select_related("organisation", "partnership")
    return require_found(rows.filter(public_id=public_id).first())


def organisers_of(partnership: Partnership) -> list[TeamRole]:
    """Return who organises or observes the partnership now."""
    held = Q(until_on__isnull=True) | Q(until_on__gte=clock.today())
    return list(partnership.roles.filter(held).select_related("user").order_by("role", "user__name"))


def organiser_addresses(partnership: Partnership) -> list[str]:
    """Return the e-mail addresses of who organises the partnership; its area's own address when nobody does."""
    found = [row.user.email for row in organisers_of(partnership) if row.role != choices.TeamRoleKind.OBSERVER]
    return found or [address for address in [partnership.area.reply_to] if address]


def people_of(partner: Partner) -> list[Person]:
    """Return the people who work for a partner now, as far as its area may see them, by name."""
    roles = directory.current_roles().filter(organisation_id=partner.organisation_id, shares__area_id=partner.partnership.area_id)
    return list(Person.objects.filter(pk__in=roles.values("person_id")).order_by("name"))


def partnerships_of_organisation(organisation: Organisation, viewer: Actor) -> list[Partner]:
    """Return an organisation's memberships in partnerships that the viewer may see."""
    rows = Partner.objects.filter(
        still_here(clock.today()), organisation=organisation, partnership__in=visible_partnerships(viewer)
    ).select_related("partnership", "partnership__area")
    return list(rows.order_by("partnership__name"))


def organisations_to_add(partnership: Partnership) -> list[Organisation]:
    """Return the organisations on the area's list that are not partners yet, by name."""
    here = partnership.partners.filter(still_here(clock.today())).values("organisation_id")
    listed = Organisation.objects.filter(attachments__area_id=partnership.area_id, attachments__until__isnull=True)
    return list(listed.filter(closed_on__isnull=True).exclude(pk__in=here).order_by("name", "establishment_id"))
