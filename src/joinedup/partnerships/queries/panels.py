"""What this room shows on other pages: a panel on an organisation's page, partnerships in the finder."""

from collections.abc import Sequence

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from joinedup.core.actors import Actor
from joinedup.directory import queries as directory
from joinedup.directory.models import Organisation
from joinedup.partnerships.queries.partnerships import partnerships_of_organisation, visible_partnerships
from joinedup.register.queries import Found


def partnerships_panel(organisation: Organisation, viewer: Actor) -> directory.Panel | None:
    """Return the partnerships of an organisation that the viewer may see, for its page."""
    rows = [
        {
            "name": row.partnership.name,
            "url": reverse("partnerships:show_partnership", args=[row.partnership.area.slug, row.partnership.public_id]),
            "kind": row.get_kind_display(),
            "left_on": row.left_on,
        }
        for row in partnerships_of_organisation(organisation, viewer)
        if viewer.area_id in {None, row.partnership.area_id}
    ]
    return directory.Panel(_("Partnerships"), "partnerships/_panel.html", {"rows": rows}, order=60) if rows else None


def find_partnerships(words: str, limit: int, viewer: Actor | None) -> Sequence[Found]:
    """Return the partnerships whose names hold all these words, for the finder."""
    typed = [word for word in words.split() if len(word) > 1][:6]
    if viewer is None or not (viewer.grants or viewer.is_system) or not typed:
        return []
    named = Q()
    for word in typed:
        named &= Q(name__icontains=word)
    rows = visible_partnerships(viewer).filter(named).order_by("name")[:limit]
    return [
        Found(
            name=row.name,
            place=row.area.name,
            kind=_("Partnership"),
            url=reverse("partnerships:show_partnership", args=[row.area.slug, row.public_id]),
            score=1.0,
        )
        for row in rows
    ]
