"""The panel of needs and offers on an organisation's page."""

from collections.abc import Callable, Sequence

from django.urls import reverse
from django.utils.translation import gettext as _

from joinedup.accounts.choices import Role, Scope
from joinedup.brokerage import choices
from joinedup.brokerage.models import Need
from joinedup.brokerage.queries.needs import needs_of
from joinedup.brokerage.queries.offers import offers_of
from joinedup.brokerage.queries.viewers import own_organisations
from joinedup.core.actors import Actor
from joinedup.core.registry import Point
from joinedup.directory.models import Organisation
from joinedup.directory.queries import Panel

SHOWN = (*choices.SEEN_BY_OTHERS, choices.State.WAITING)
MOST = 10

need_panels: Point[Callable[[Sequence[Need], Actor], Panel | None]] = Point("brokerage.need_panels")
"""Functions `(needs, viewer) -> Panel or None`: what upper rooms know about the needs on a page, for one need as for many."""


def panels_beside(needs: Sequence[Need], viewer: Actor) -> list[Panel]:
    """Return what upper rooms know about these needs, in their order; nothing where there are no needs."""
    found = [build(needs, viewer) for build in need_panels] if needs else []
    return sorted((panel for panel in found if panel is not None), key=lambda panel: panel.order)


def panel_of(organisation: Organisation, viewer: Actor) -> Panel | None:
    """Return what this viewer may see of the organisation's needs and offers, or None for somebody who is not signed in."""
    if not viewer.is_signed_in:
        return None
    needs = [need for need in needs_of(organisation.pk, viewer) if need.state in SHOWN][:MOST]
    offers = [offer for offer in offers_of(organisation.pk, viewer) if offer.state in SHOWN][:MOST]
    context = {"needs": needs, "offers": offers, "slug": viewer.area_slug, "more": _more(organisation, viewer)}
    return Panel(_("Needs and offers"), "brokerage/_panel.html", context, order=30)


def _more(organisation: Organisation, viewer: Actor) -> str:
    if viewer.area_id in viewer.places(Scope.AREA, Role.OFFICER, Role.COORDINATOR):
        return reverse("brokerage:show_organisation_in_area", args=[viewer.area_slug, organisation.public_id])
    if organisation.pk in own_organisations(viewer) | viewer.places(Scope.ORGANISATION, Role.TRUST_LEAD):
        return reverse("brokerage:show_organisation", args=[organisation.public_id])
    return ""
