"""What this room shows on other pages: the actions about a thing, and an organisation's actions on its page."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from joinedup.accounts import policies as accounts
from joinedup.actions import choices
from joinedup.actions.models import Milestone
from joinedup.actions.queries.actions import visible_actions
from joinedup.actions.queries.listing import ActionLine, actions_about, lines
from joinedup.actions.queries.milestones import milestones_about
from joinedup.calendars.queries import manages_subject
from joinedup.core.actors import Actor
from joinedup.core.subjects import Subject
from joinedup.directory import queries as directory
from joinedup.directory.models import Organisation

MOST = 10


@dataclass(frozen=True, slots=True)
class Panel:
    """The actions about a thing, for `{% include "actions/_panel.html" %}` with this under the name `actions_panel`."""

    open: list[ActionLine]
    closed: list[ActionLine]
    milestones: list[Milestone]
    area_slug: str
    add_href: str
    add_milestone_href: str
    all_href: str
    timetable_href: str

    @property
    def n_overdue(self) -> int:
        return sum(1 for line in self.open if line.days_late)


def actions_panel(subject: Subject, viewer: Actor) -> Panel:
    """Return the actions about a thing as its own page shows them; the viewer stands in the thing's area and may see the thing."""
    found = actions_about(subject, viewer)
    slug, query = viewer.area_slug, f"?about={subject}"
    manages = manages_subject(viewer, subject)
    return Panel(
        open=[line for line in found if line.is_open],
        closed=[line for line in found if not line.is_open],
        milestones=milestones_about(subject, viewer),
        area_slug=slug,
        add_href=reverse("actions:add_action", args=[slug]) + query if manages else "",
        add_milestone_href=reverse("actions:add_milestone", args=[slug]) + query if manages else "",
        all_href=reverse("actions:list_actions", args=[slug]) + f"{query}&show=all",
        timetable_href=reverse("calendars:show_timetable", args=[slug]) + query,
    )


def organisation_panel(organisation: Organisation, viewer: Actor) -> directory.Panel | None:
    """Return what an organisation has promised and still owes, for its page in an area."""
    if viewer.area_id is None:
        return None
    rows = visible_actions(viewer).filter(organisation=organisation, state=choices.State.OPEN)
    found = lines(rows.order_by("due_on", "pk")[:MOST])
    if not found and not accounts.may_run_area(viewer, viewer.area_id):
        return None
    all_href = reverse("actions:list_actions", args=[viewer.area_slug]) + f"?organisation={organisation.public_id}"
    context = {"lines": found, "all_href": all_href}
    return directory.Panel(_("Actions"), "actions/_organisation_panel.html", context, order=55) if found else None
