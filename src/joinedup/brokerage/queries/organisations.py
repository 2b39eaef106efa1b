"""For which organisations a viewer may say what they need and offer, and with which areas they may share it."""

from dataclasses import dataclass

from joinedup.accounts.choices import Role, Scope
from joinedup.accounts.models import Area
from joinedup.brokerage import choices
from joinedup.brokerage.models import Need, Offer
from joinedup.brokerage.queries.needs import visible_needs
from joinedup.brokerage.queries.offers import visible_offers
from joinedup.brokerage.queries.viewers import attachment_of_link, own_organisations
from joinedup.core.actors import Actor
from joinedup.core.refusals import Missing, require_found
from joinedup.directory import queries as directory
from joinedup.directory.models import Organisation


@dataclass(frozen=True, slots=True)
class Speaking:
    """An organisation for which the viewer may speak, and the areas with which they may share its things."""

    organisation: Organisation
    areas: tuple[Area, ...]
    is_on_behalf: bool

    @property
    def area_ids(self) -> tuple[int, ...]:
        """Return the inner ids of the areas."""
        return tuple(area.pk for area in self.areas)


def areas_listing(organisation_id: int) -> tuple[Area, ...]:
    """Return the areas that have the organisation on their list."""
    return tuple(Area.objects.filter(attachments__organisation_id=organisation_id, attachments__until=None).order_by("name"))


def organisations_to_speak_for(viewer: Actor) -> list[Organisation]:
    """Return the organisations whose needs and offers the viewer answers for, by name."""
    ids = own_organisations(viewer) | viewer.places(Scope.ORGANISATION, Role.TRUST_LEAD)
    return list(Organisation.objects.filter(pk__in=ids).select_related("establishment").order_by("name", "pk"))


def organisation_to_speak_for(key: str, viewer: Actor) -> Speaking:
    """Return an organisation for which the viewer may speak: for itself, or on behalf in the area they run; raise Missing otherwise."""
    ids = own_organisations(viewer) | viewer.places(Scope.ORGANISATION, Role.TRUST_LEAD)
    own = Organisation.objects.filter(pk__in=ids, public_id=key).select_related("establishment", "trust").first()
    if own is not None:
        return Speaking(own, areas_listing(own.pk), is_on_behalf=False)
    if viewer.area_id is None or viewer.area_id not in viewer.places(Scope.AREA, Role.OFFICER, Role.COORDINATOR):
        raise Missing
    listed = directory.organisations_attached(viewer.area_id).filter(public_id=key).first()
    area = Area.objects.get(pk=viewer.area_id)
    return Speaking(require_found(listed), (area,), is_on_behalf=True)


def waiting_for_trust(viewer: Actor) -> list[Need | Offer]:
    """Return what waits for the viewer's yes as the lead of a trust, oldest first."""
    schools = viewer.places(Scope.ORGANISATION, Role.TRUST_LEAD)
    waits = {"organisation_id__in": schools, "state": choices.State.WAITING, "waits_for": choices.WaitsFor.TRUST}
    needs, offers = visible_needs(viewer).filter(**waits), visible_offers(viewer).filter(**waits)
    return sorted([*needs, *offers], key=lambda thing: thing.created_at)


def organisations_to_enter_for(area_id: int, viewer: Actor, words: str) -> list[Organisation]:
    """Return the organisations of an area's list for which the viewer may enter on behalf, narrowed by words of their name."""
    if area_id not in viewer.places(Scope.AREA, Role.OFFICER, Role.COORDINATOR):
        raise Missing
    listed = directory.organisations_attached(area_id).filter(closed_on=None).order_by("name", "pk")
    for word in words.split():
        listed = listed.filter(name__icontains=word)
    return list(listed)


def area_to_run(viewer: Actor) -> Area:
    """Return the area in which the viewer stands if they run it; raise Missing otherwise."""
    if viewer.area_id not in viewer.places(Scope.AREA, Role.OFFICER, Role.COORDINATOR):
        raise Missing
    return require_found(Area.objects.filter(pk=viewer.area_id).first())


def organisation_to_confirm(public_id: str, viewer: Actor) -> tuple[Organisation, Area]:
    """Return the organisation for which the viewer may confirm entries by their link, and the area that entered them."""
    attachment = attachment_of_link(viewer)
    if attachment is None or attachment.public_id != public_id:
        raise Missing
    return attachment.organisation, attachment.area
