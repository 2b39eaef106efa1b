"""Which organisations somebody may see."""

from collections.abc import Iterable

from django.db.models import Exists, OuterRef, Q, QuerySet

from joinedup.accounts.choices import Scope
from joinedup.core.actors import Actor
from joinedup.core.refusals import require_found
from joinedup.directory.models import Attachment, Organisation


def visible_organisations(viewer: Actor) -> QuerySet[Organisation]:
    """Return what the viewer may know of: the register's for all who are signed in, others through their areas or their own."""
    organisations = Organisation.objects.select_related("establishment", "trust")
    if viewer.is_system:
        return organisations
    if not viewer.is_signed_in:
        return organisations.none()
    own = viewer.places(Scope.ORGANISATION)
    in_areas = Attachment.objects.filter(area_id__in=areas_stood_in(viewer), until__isnull=True).values("organisation_id")
    return organisations.filter(Q(register_key__isnull=False) | Q(pk__in=in_areas) | Q(pk__in=own))


def areas_stood_in(viewer: Actor) -> frozenset[int]:
    """Return the inner ids of the areas in which the viewer stands, by a role there or because an own organisation is listed there."""
    own = viewer.places(Scope.ORGANISATION)
    listing = Attachment.objects.filter(organisation_id__in=own, until__isnull=True).values_list("area_id", flat=True) if own else ()
    return viewer.places(Scope.AREA) | frozenset(listing)


def organisation_of_area(key: str, viewer: Actor) -> Organisation:
    """Return an organisation that is or was on the list of the area in which the viewer stands, by URN or public id."""
    if viewer.area_id not in areas_stood_in(viewer):
        return require_found(None)
    named = Q(establishment_id=int(key)) if key.isascii() and key.isdigit() and len(key) < 10 else Q(public_id=key)
    listed = Exists(Attachment.objects.filter(area_id=viewer.area_id, organisation_id=OuterRef("pk")))
    found = Organisation.objects.select_related("establishment__vintage", "trust", "group").filter(named, listed)
    return require_found(found.first())


def attachment_of(organisation: Organisation, area_id: int) -> Attachment | None:
    """Return the organisation's present place on the area's list, or None."""
    return Attachment.objects.filter(area_id=area_id, organisation=organisation, until__isnull=True).first()


def is_attached(organisation: Organisation, area_id: int | None) -> bool:
    """Say whether the organisation is now on the area's list."""
    return area_id is not None and attachment_of(organisation, area_id) is not None


def organisations_attached(area_id: int) -> QuerySet[Organisation]:
    """Return the organisations that are now on an area's list."""
    attached = Organisation.objects.filter(attachments__area_id=area_id, attachments__until__isnull=True)
    return attached.select_related("establishment", "trust")


def other_areas(organisation: Organisation, area_id: int | None) -> list[str]:
    """Return the names of the other areas that have the organisation on their list."""
    attachments = Attachment.objects.filter(organisation=organisation, until__isnull=True).exclude(area_id=area_id or 0)
    return list(attachments.order_by("area__name").values_list("area__name", flat=True))


def names_of(ids: Iterable[int]) -> dict[int, str]:
    """Return the names of organisations by inner id, for the record."""
    return dict(Organisation.objects.filter(pk__in=list(ids)).values_list("pk", "name"))
