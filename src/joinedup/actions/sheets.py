"""The columns of actions as they are downloaded."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.utils.translation import gettext as _

from joinedup.actions.queries import ActionLine
from joinedup.ui.sheets import Column


def action_columns() -> list[Column]:
    """Return the columns, in the order in which they stand in the file."""
    return [
        Column("public_id", _("Reference")),
        Column("what", _("What")),
        Column("owner", _("Who")),
        Column("organisation", _("School or partner")),
        Column("urn", _("URN")),
        Column("due_on", _("Due date")),
        Column("state", _("State")),
        Column("closed_on", _("Closed on")),
        Column("about", _("About")),
        Column("n_moved", _("Times moved")),
        Column("cannot_reason", _("Why the owner cannot")),
        Column("waits_for", _("Waits for")),
    ]


def action_rows(lines: Iterable[ActionLine]) -> Iterator[dict[str, Any]]:
    """Yield lines as they are written."""
    for line in lines:
        yield {
            "public_id": line.public_id,
            "what": line.what,
            "owner": line.owner,
            "organisation": line.organisation,
            "urn": line.urn,
            "due_on": line.due_on.isoformat(),
            "state": line.state_word,
            "closed_on": line.closed_on.isoformat() if line.closed_on else "",
            "about": line.about.name if line.about else "",
            "n_moved": line.n_moved,
            "cannot_reason": line.cannot_reason,
            "waits_for": "; ".join(line.waits_for),
        }
