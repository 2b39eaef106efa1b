"""What other pages show of agreed introductions."""

from django.utils.translation import gettext as _

from joinedup.contacts.queries import CallLine, CallPart
from joinedup.core.actors import Actor
from joinedup.directory.models import Organisation
from joinedup.introductions.models import Commitment

MOST = 10


def given_lately(organisation: Organisation, viewer: Actor) -> CallPart | None:
    """Return what an organisation gives others by agreed introductions of the area in which the viewer stands, the newest first."""
    rows = Commitment.objects.filter(giver=organisation, area_id=viewer.area_id or 0).select_related("topic", "receiver").order_by("-pk")
    lines = [CallLine(_("%(topic)s, for %(name)s") % {"topic": row.topic, "name": row.receiver}) for row in rows[:MOST]]
    return CallPart(_("What they gave lately"), lines, order=20) if lines else None
