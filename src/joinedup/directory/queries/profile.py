"""Everything that an organisation's page shows, read in one place so that the page keeps its budget."""

from dataclasses import dataclass

from joinedup.accounts.policies import may_run_area
from joinedup.core.actors import Actor
from joinedup.directory.models import Attachment, LogEntry, Organisation, Unit
from joinedup.directory.queries import history, organisations
from joinedup.directory.queries.facts import Fact, SchoolLink, facts_of, head_of, school_links
from joinedup.directory.queries.log import log_of
from joinedup.directory.queries.people import DelegateLine, RoleLine, delegates_of, people_of, units_of
from joinedup.directory.queries.profile_panels import Panel, panels_for

SHOWN_NOTES = 3


@dataclass(frozen=True, slots=True)
class Profile:
    """An organisation as one area sees it."""

    organisation: Organisation
    attachment: Attachment | None
    people: list[RoleLine]
    past_roles: list[history.HeldRole]
    delegates: list[DelegateLine]
    units: list[Unit]
    notes: list[LogEntry]
    facts: list[Fact]
    head: Fact | None
    links: list[SchoolLink]
    successors: list[history.Successor]
    other_areas: list[str]
    panels: list[Panel]

    @property
    def is_listed(self) -> bool:
        return self.attachment is not None


def profile_of(organisation: Organisation, viewer: Actor) -> Profile:
    """Return what the viewer may see of an organisation in the area where they stand."""
    area_id = viewer.area_id or 0
    school = organisation.establishment
    runs = may_run_area(viewer, viewer.area_id)
    return Profile(
        organisation=organisation,
        attachment=organisations.attachment_of(organisation, area_id),
        people=people_of(organisation, viewer),
        past_roles=history.past_roles_of(organisation, viewer),
        delegates=delegates_of(organisation, viewer),
        units=units_of(organisation),
        notes=log_of(organisation, viewer, limit=SHOWN_NOTES),
        facts=facts_of(school) if school else [],
        head=head_of(school) if school else None,
        links=school_links(school.urn) if school else [],
        successors=history.successor_offers(organisation, area_id) if runs else [],
        other_areas=organisations.other_areas(organisation, area_id) if runs else [],
        panels=panels_for(organisation, viewer),
    )
