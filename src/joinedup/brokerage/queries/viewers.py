"""Where a viewer stands: the organisations they speak for, the schools of their trust, the areas they run or belong to."""

from dataclasses import dataclass

from joinedup.accounts.choices import Role, Scope
from joinedup.brokerage.choices import LinkPurpose
from joinedup.core.actors import Actor
from joinedup.directory import queries as directory
from joinedup.directory.choices import AskKind
from joinedup.directory.models import Attachment


@dataclass(frozen=True, slots=True)
class Standing:
    """The inner ids of what a viewer may speak for, release, run, or merely belongs to."""

    own: frozenset[int]
    trust: frozenset[int]
    runs: frozenset[int]
    belongs: frozenset[int]


def answers_for(viewer: Actor, kind: AskKind) -> frozenset[int]:
    """Return the organisations for which the viewer answers this kind of ask: as lead, or as delegate for such asks."""
    delegated = viewer.places(Scope.ORGANISATION, Role.DELEGATE)
    return viewer.places(Scope.ORGANISATION, Role.LEAD) | frozenset(
        organisation_id for organisation_id in delegated if kind in directory.asks_delegated(viewer, organisation_id)
    )


def own_organisations(viewer: Actor) -> frozenset[int]:
    """Return the organisations whose needs and offers the viewer answers for."""
    return answers_for(viewer, AskKind.NEEDS)


def standing_of(viewer: Actor) -> Standing:
    """Return where the viewer stands; the holder of a link stands nowhere but in the one thing of the link."""
    everywhere = viewer.places(Scope.ORGANISATION)
    listed = Attachment.objects.filter(organisation_id__in=everywhere, until=None).values_list("area_id", flat=True) if everywhere else []
    return Standing(
        own=own_organisations(viewer),
        trust=viewer.places(Scope.ORGANISATION, Role.TRUST_LEAD),
        runs=viewer.places(Scope.AREA, Role.OFFICER, Role.COORDINATOR),
        belongs=frozenset(listed) | viewer.places(Scope.AREA),
    )


def attachment_of_link(viewer: Actor) -> Attachment | None:
    """Return the organisation's place on the area's list for which the viewer may confirm entries by their link, or None."""
    if viewer.link is None or viewer.link.purpose != LinkPurpose.CONFIRM_ENTRIES:
        return None
    found = Attachment.objects.select_related("area", "organisation").filter(public_id=viewer.link.subject.public_id)
    return found.first()
