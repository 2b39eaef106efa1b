"""Lists that were given a name."""

from joinedup.contacts.models import SavedList
from joinedup.contacts.queries.lists import may_list
from joinedup.core.actors import Actor
from joinedup.core.refusals import require_found


def saved_lists(viewer: Actor) -> list[SavedList]:
    """Return the saved lists of the area in which the viewer stands, by name."""
    area_id = viewer.area_id if may_list(viewer) else None
    return list(SavedList.objects.filter(area_id=area_id or 0).order_by("name"))


def saved_list_for(public_id: str, viewer: Actor) -> SavedList:
    """Return a saved list of this area; Missing otherwise."""
    area_id = viewer.area_id if may_list(viewer) else None
    return require_found(SavedList.objects.filter(area_id=area_id or 0, public_id=public_id).first())
