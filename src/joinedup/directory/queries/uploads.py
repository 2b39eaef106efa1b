"""Uploaded tables, seen by who uploaded them."""

from joinedup.core.actors import Actor
from joinedup.core.refusals import require_found
from joinedup.directory.models import Upload


def upload_for(public_id: str, viewer: Actor) -> Upload:
    """Return an uploaded table of the viewer's own in this area; Missing otherwise."""
    own = Upload.objects.filter(area_id=viewer.area_id or 0, user_id=viewer.user_id or 0)
    return require_found(own.filter(public_id=public_id).first())
