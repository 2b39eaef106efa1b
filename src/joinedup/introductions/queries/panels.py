"""What other pages show of agreed introductions."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from joinedup.accounts.choices import Role, Scope
from joinedup.contacts.queries import CallLine, CallPart
from joinedup.core.actors import Actor
from joinedup.directory.models import Organisation
from joinedup.directory.queries import Panel
from joinedup.introductions.models import Commitment

MOST = 10


def address(name: str, slug: str | None, *args: Any) -> str:
    """Return the address of a page of an organisation, inside the area when one is open."""
    return reverse(f"introductions:{name}_in_area", args=[slug, *args]) if slug else reverse(f"introductions:{name}", args=args)


def given_lately(organisation: Organisation, viewer: Actor) -> CallPart | None:
    """Return what an organisation gives others by agreed introductions of the area in which the viewer stands, the newest first."""
    rows = Commitment.objects.filter(giver=organisation, area_id=viewer.area_id or 0).select_related("topic", "receiver").order_by("-pk")
    lines = [CallLine(_("%(topic)s, for %(name)s") % {"topic": row.topic, "name": row.receiver}) for row in rows[:MOST]]
    return CallPart(_("What they gave lately"), lines, order=20) if lines else None


def given_panel(organisation: Organisation, viewer: Actor) -> Panel | None:
    """Return the ways to what is suggested for an organisation and what it gave and received, for its own people and who runs the area."""
    runs = viewer.area_id is not None and viewer.area_id in viewer.places(Scope.AREA, Role.OFFICER, Role.COORDINATOR)
    if not runs and organisation.pk not in viewer.places(Scope.ORGANISATION, Role.LEAD, Role.TRUST_LEAD):
        return None
    slug = viewer.area_slug if runs else None
    pages = {name: address(f"show_{name}", slug, organisation.public_id) for name in ("given", "suggested")}
    return Panel(_("Suggested, given and received"), "introductions/_panel.html", pages, order=32)
