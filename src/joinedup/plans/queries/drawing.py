"""The lines that nobody crosses, as maps draw them and as words say them."""

from collections.abc import Sequence
from datetime import datetime

from django.utils.translation import gettext as _

from joinedup.directory import queries as directory
from joinedup.plans.queries.stock import lines_of

Place = tuple[str, float, float]


def lines_to_draw(area_id: int, *, known_at: datetime | None = None) -> list[dict[str, object]]:
    """Return the lines of an area for a map, each with its name and where it runs in words; the caller runs the area.

    A line that was drawn after `known_at`, when a plan was made, says so.
    """
    lines = lines_of(area_id)
    places = _places(area_id) if lines else []
    told: list[dict[str, object]] = []
    for line in lines:
        start, end = (line.from_latitude, line.from_longitude), (line.to_latitude, line.to_longitude)
        note = _("from near %(start)s to near %(end)s") % {"start": _near(start, places), "end": _near(end, places)}
        if known_at is not None and line.created_at > known_at:
            note = _("%(where)s; drawn since this plan was made, which does not keep to it") % {"where": note}
        told.append({"name": line.name, "note": note, "from": list(start), "to": list(end)})
    return told


def _places(area_id: int) -> list[Place]:
    rows = directory.organisations_attached(area_id).filter(latitude__isnull=False, longitude__isnull=False)
    return [(name, lat, lon) for name, lat, lon in rows.values_list("name", "latitude", "longitude") if lat is not None and lon is not None]


def _near(point: tuple[float, float], places: Sequence[Place]) -> str:
    """Name the nearest place of the list; a degree of longitude is about three fifths of one of latitude here."""
    if not places:
        return f"{point[0]:.3f}, {point[1]:.3f}"
    return min(places, key=lambda place: ((place[1] - point[0]) ** 2 + (0.6 * (place[2] - point[1])) ** 2, place[0]))[0]
