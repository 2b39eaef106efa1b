"""Reads about uploads and downloads of needs and offers."""

from joinedup.accounts.choices import Role, Scope
from joinedup.brokerage import choices
from joinedup.brokerage.models import Need, Offer, Upload
from joinedup.brokerage.queries.lists import Wanted, area_needs, area_offers
from joinedup.brokerage.queries.needs import needs_shared_with
from joinedup.brokerage.queries.offers import offers_shared_with
from joinedup.brokerage.queries.topics import topics
from joinedup.core.actors import Actor
from joinedup.core.refusals import Missing, require_found
from joinedup.directory import queries as directory


def upload_for(public_id: str, viewer: Actor) -> Upload:
    """Return an upload of an area that the viewer runs; raise Missing otherwise."""
    runs = viewer.places(Scope.AREA, Role.OFFICER, Role.COORDINATOR)
    return require_found(Upload.objects.select_related("area").filter(area_id__in=runs, public_id=public_id).first())


def things_by_reference(area_id: int, viewer: Actor) -> dict[str, Need | Offer]:
    """Return the standing needs and offers of an area that the viewer may see, by their reference."""
    found: dict[str, Need | Offer] = {}
    for need in needs_shared_with(area_id, viewer).filter(state__in=choices.STANDING):
        found[need.public_id] = need
    for offer in offers_shared_with(area_id, viewer).filter(state__in=choices.STANDING):
        found[offer.public_id] = offer
    return found


def organisations_by_urn(area_id: int) -> dict[str, str]:
    """Return the public ids of the schools on an area's list by URN."""
    return {str(row.urn): row.public_id for row in directory.organisations_attached(area_id) if row.urn}


def organisations_by_name(area_id: int) -> dict[str, list[str]]:
    """Return the public ids of the organisations on an area's list by folded name; several share some names."""
    found: dict[str, list[str]] = {}
    for row in directory.organisations_attached(area_id):
        found.setdefault(row.name.casefold(), []).append(row.public_id)
    return found


def topics_by_words(area_id: int) -> dict[str, str]:
    """Return the codes of an area's topics by what people write: the code, or the name."""
    return {word: topic.code for topic in topics(area_id) for word in (topic.code.casefold(), topic.name.casefold())}


def things_to_download(area_id: int, viewer: Actor) -> list[tuple[Need | Offer, str]]:
    """Return the needs and offers of an area that the viewer runs, each with its visibility there; raise Missing otherwise."""
    if area_id not in viewer.places(Scope.AREA, Role.OFFICER, Role.COORDINATOR):
        raise Missing
    every: list[Need | Offer] = [*area_needs(area_id, viewer, Wanted()), *area_offers(area_id, viewer, Wanted())]
    return [(thing, next((share.visibility for share in thing.shares.all() if share.area_id == area_id), "")) for thing in every]
