"""The words of the national register: states of a school, outcomes of an import, shapes of a published file."""

from django.db import models
from django.utils.translation import gettext_lazy as _

OPEN = "Open"
OPEN_PROPOSED_TO_CLOSE = "Open, but proposed to close"
PROPOSED_TO_OPEN = "Proposed to open"
CLOSED = "Closed"
STATUS_BY_CODE = {1: OPEN, 2: CLOSED, 3: OPEN_PROPOSED_TO_CLOSE, 4: PROPOSED_TO_OPEN}
OPEN_STATES = frozenset({OPEN, OPEN_PROPOSED_TO_CLOSE})


def is_open_status(status: str) -> bool:
    """Say whether a school in this state is open; a school whose state nobody published counts as open."""
    return not status or status in OPEN_STATES


class Shape(models.TextChoices):
    """What a published file holds, recognised by its columns."""

    FULL = "full", _("Establishments, all columns")
    RESULTS = "results", _("Establishments, search results")
    SCHOOLS = "schools", _("Establishments, with addresses and heads")
    OPEN_LIST = "open_list", _("Open establishments, few columns")
    CONTACTS = "contacts", _("Contacts of schools")
    LINKS = "links", _("Predecessors and successors")
    GROUPS = "groups", _("Trusts, federations and other groups")
    GROUP_LINKS = "group_links", _("Members of trusts, federations and other groups")


ESTABLISHMENT_SHAPES = frozenset({Shape.FULL, Shape.RESULTS, Shape.SCHOOLS, Shape.OPEN_LIST, Shape.CONTACTS})


class Outcome(models.TextChoices):
    """What became of one row of a file; every row has exactly one outcome."""

    CREATED = "created", _("Added")
    UPDATED = "updated", _("Changed")
    UNCHANGED = "unchanged", _("No change")
    CLOSED = "closed", _("Closed the school")
    REJECTED = "rejected", _("Left out")


class Weight(models.TextChoices):
    """How much a remark on a row weighs."""

    REJECTED = "rejected", _("Left out")
    REPAIRED = "repaired", _("Mended")
    NOTED = "noted", _("Worth a look")


class ImportState(models.TextChoices):
    """Where an import stands."""

    WAITING = "waiting", _("Not loaded yet")
    CONFIRMED = "confirmed", _("Waiting to be loaded")
    RUNNING = "running", _("Running")
    DONE = "done", _("Done")
    FAILED = "failed", _("Stopped by an error")
    CANCELLED = "cancelled", _("Cancelled")


STATE_COLOURS = {
    ImportState.WAITING: "yellow",
    ImportState.CONFIRMED: "yellow",
    ImportState.RUNNING: "blue",
    ImportState.DONE: "green",
    ImportState.FAILED: "red",
    ImportState.CANCELLED: "grey",
}


class LinkKind(models.TextChoices):
    """Which way a published link points, seen from the school that it is listed under."""

    PREDECESSOR = "predecessor", _("Came before")
    SUCCESSOR = "successor", _("Came after")
    OTHER = "other", _("Other link")


class FoundKind(models.TextChoices):
    """What the finder found."""

    SCHOOL = "school", _("School")
    GROUP = "group", _("Trust or federation")
    OTHER = "other", _("Partner")
