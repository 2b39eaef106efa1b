"""What the finder finds besides schools: trusts, federations, dioceses, and the partners of the viewer's areas."""

from django.urls import reverse

from joinedup.core.actors import Actor
from joinedup.directory.models import Attachment, Organisation, fold
from joinedup.directory.queries.organisations import areas_stood_in, visible_organisations
from joinedup.register.choices import FoundKind
from joinedup.register.queries import Found

_MOST_WORDS = 6


def find_partners(query: str, limit: int, viewer: Actor | None) -> list[Found]:
    """Return the organisations other than schools that the viewer may know of and that hold every word of the query."""
    words = fold(query).split()[:_MOST_WORDS]
    if viewer is None or not viewer.is_signed_in or not words:
        return []
    found = visible_organisations(viewer).select_related(None).filter(establishment__isnull=True, closed_on__isnull=True)
    for word in words:
        found = found.filter(name_key__contains=word)
    organisations = list(
        found.only("name", "name_key", "kind", "public_id", "establishment_id", "register_key", "town").order_by("name_key")[:limit]
    )
    slugs = _slugs([organisation.pk for organisation in organisations], viewer)
    return [_found(organisation, words, slugs) for organisation in organisations]


def _slugs(ids: list[int], viewer: Actor) -> dict[int, str]:
    if not ids:
        return {}
    listing = Attachment.objects.filter(organisation_id__in=ids, area_id__in=areas_stood_in(viewer), until__isnull=True)
    here_last = sorted(listing.values_list("organisation_id", "area_id", "area__slug"), key=lambda row: row[1] == viewer.area_id)
    return {organisation_id: slug for organisation_id, _area_id, slug in here_last}


def _found(organisation: Organisation, words: list[str], slugs: dict[int, str]) -> Found:
    slug = slugs.get(organisation.pk)
    starts = [part for part in organisation.name_key.split() if any(part.startswith(word) for word in words)]
    return Found(
        name=organisation.name,
        place=organisation.town or str(organisation.get_kind_display()),
        kind=FoundKind.GROUP if organisation.register_key else FoundKind.OTHER,
        url=reverse("directory:show_organisation", args=[slug, organisation.key]) if slug else "",
        score=0.95 if organisation.name_key == " ".join(words) else (0.75 if starts else 0.4),
    )


def page_of_school(urn: int) -> str:
    """Return the address of a school's public page."""
    return reverse("directory:show_school", args=[urn])
