"""Looks for tests: Ada would set up something like what there is."""

from joinedup.accounts.models import Area
from joinedup.beginnings import services
from joinedup.beginnings.models import Look
from joinedup.core.actors import Actor
from joinedup.directory.models import Organisation
from joinedup.partnerships.models import Partnership
from joinedup.partnerships.tests import factories as partnerships

PURPOSE = "Every pupil meets people at work in the port and the hospital."
DRAFT = {"name": "Harbour careers", "kind": "project", "purpose": "Visits to the hospital and the port in Year 9", "visibility": "area"}


def make_known(area: Area, *, by: Actor, partners: list[Organisation] | None = None, **facts: object) -> Partnership:
    """Return a partnership about the port and the hospital."""
    return partnerships.make_partnership(area, by=by, partners=partners, **{"purpose": PURPOSE, **facts})


def look(by: Actor, **draft: object) -> Look | None:
    """Look before something is formed; None when nothing speaks against it."""
    page = services.look_first({**DRAFT, **draft}, by)
    return Look.objects.get(public_id=page.rstrip("/").rsplit("/", 1)[-1]) if page else None


def make_look(by: Actor, **draft: object) -> Look:
    found = look(by, **draft)
    assert found is not None
    return found
