"""What an organisation needs first, in its own order, and the papers that show why."""

from django.db import transaction
from django.utils.translation import gettext as _

from joinedup.brokerage import choices, queries
from joinedup.brokerage.models import Need
from joinedup.brokerage.services import things
from joinedup.core.actors import Actor
from joinedup.core.refusals import Missing, require
from joinedup.files import services as files
from joinedup.files.models import StoredFile


@transaction.atomic
def rank_need(*, thing: Need, to: str, by: Actor) -> Need:
    """Move a need up, down or to the top among the first three, into them, or out of them ("up", "down", "top", "in", "out")."""
    need = things.locked(thing)
    things.require_may_say(by, need.organisation)
    require(need.state in choices.STANDING, _("Only what still stands can come first."))
    first = [row for row in queries.first_needs(need.organisation_id, need.year) if row.pk != need.pk]
    now = need.rank - 1 if need.is_first else len(first)
    require(to == "out" or len(first) < choices.N_FIRST_NEEDS, _("Three needs come first. Take one of them out of the first three."))
    place = {"up": now - 1, "down": now + 1, "top": 0, "in": now, "out": -1}[to]
    if to != "out":
        first.insert(max(0, min(place, len(first))), need)
    for rank, row in enumerate(first, 1):
        Need.objects.filter(pk=row.pk).exclude(rank=rank, is_first=True).update(rank=rank, is_first=True)
    if to == "out":
        Need.objects.filter(pk=need.pk).update(rank=0, is_first=False)
    things.record(need, "ranked", by=by, to=to)
    return need


@transaction.atomic
def add_evidence(*, need: Need, paper: files.Examined, by: Actor) -> StoredFile:
    """Keep a paper that shows why something is needed; only the organisation and who co-ordinates reads it."""
    need = things.locked(need)
    things.require_may_say(by, need.organisation)
    if not queries.sees_as_coordinator(by, need):
        raise Missing
    Need.objects.filter(pk=need.pk).update(given_in_confidence=True)
    stored = files.store(paper, by=by, area_id=by.area_id, about=need.subject)
    things.record(need, "evidence_added", by=by)
    return stored
