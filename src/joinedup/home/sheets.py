"""The area's picture as a table: each topic, age and place with its counts, as the page tells them."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _

from joinedup.home.analysis import Picture
from joinedup.ui.sheets import Column


def picture_columns(picture: Picture) -> list[Column]:
    """Return the columns; a picture to pass on has no half-days, for they would tell small numbers."""
    counts = [("needs", _("Needs")), ("offers", _("Offers"))]
    exact = [
        ("needing", _("Schools that need it")),
        ("offering", _("Schools that offer it")),
        ("needed", _("Half-days needed")),
        ("offered", _("Half-days offered")),
        ("missing", _("Half-days missing")),
    ]
    titles = [("by", _("By")), ("code", _("Code")), ("name", _("Name")), *counts, *([] if picture.for_others else exact)]
    return [Column(key, title) for key, title in titles]


def picture_rows(picture: Picture) -> Iterator[dict[str, Any]]:
    """Yield every line of the picture."""
    for by, lines in ((_("Topic"), picture.topics), (_("Age"), picture.phases), (_("Place"), picture.places), ("", [picture.total])):
        for line in lines:
            row: dict[str, Any] = {"by": by, "code": line.code if by == _("Topic") else "", "name": line.name}
            if picture.for_others:
                yield row | {"needs": picture.kept(line.needs), "offers": picture.kept(line.offers)}
            else:
                counts = {name: getattr(line, name) for name in ("needs", "offers", "needed", "offered", "missing")}
                yield row | counts | {"needing": len(line.needing), "offering": len(line.offering)}
