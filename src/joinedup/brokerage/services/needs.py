"""Writes about needs: add one, change one."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from joinedup.brokerage import choices, queries
from joinedup.brokerage.models import Need, Topic
from joinedup.brokerage.services import shares, things
from joinedup.brokerage.services.details import NeedDetails, Sharing, Sharings
from joinedup.brokerage.services.shares import Known
from joinedup.core.actors import Actor
from joinedup.core.refusals import Missing, Refused, require
from joinedup.directory.models import Organisation

OWN = ("topic", "urgency", "is_first", "rank", "evidence", "evidence_links", "evidence_note", "given_in_confidence")


@transaction.atomic
def add_need(*, organisation: Organisation, details: NeedDetails, said: Sharings, by: Actor) -> Need:
    """Add a need of the organisation and share it as far as it said."""
    things.require_may_add(by, organisation, said)
    need = Need()
    shares.keep_new([write_need(need, organisation, details, said=said, by=by)], by=by)
    return need


def write_need(
    need: Need, organisation: Organisation, details: NeedDetails, *, said: Sharings, by: Actor, known: Known | None = None
) -> shares.New:
    """Write into a new need what is said about it, checked and not yet kept; topics that are known are not looked up."""
    need.topic = _topic(details, said, known or {})
    _fill(need, details)
    things.begin(need, organisation=organisation, said=said, by=by)
    _check_first(need)
    return shares.new(need, said, by=by, facts=_facts(need))


@transaction.atomic
def change_need(*, need: Need, details: NeedDetails, by: Actor, expected: int) -> Need:
    """Change what a need says; it then counts as confirmed today, and waits again where the rule asks for it."""
    need = things.locked(need)
    things.require_may_say(by, need.organisation)
    need.topic = _topic(details, Sharings(shares=tuple(Sharing(share.area_id) for share in need.shares.all())), {})
    _fill(need, details)
    _check_first(need)
    things.freshen(need, by=by)
    things.settle_again(need, by=by)
    things.save(need, [*things.COMMON, *OWN, *things.STANDING_FIELDS], expected=expected)
    things.record(need, "changed", by=by, **_facts(need))
    return need


def _facts(need: Need) -> dict[str, Any]:
    return {"topic": need.topic.code if need.topic else None, "half_days": need.half_days}


def _fill(need: Need, details: NeedDetails) -> None:
    things.fill(need, details)
    need.urgency = details.urgency
    need.is_first = details.is_first
    need.evidence = list(details.evidence)
    need.evidence_links = list(details.evidence_links)
    need.evidence_note = details.evidence_note
    need.given_in_confidence = need.is_sensitive or bool(details.evidence_note or details.evidence_links)


def _topic(details: NeedDetails, said: Sharings, known: Known) -> Topic | None:
    if not details.topic:
        require(bool(details.something_else.strip()), _("Choose a topic, or say what else it is."), field="topic")
        return None
    try:
        return known.get(details.topic) or queries.topic_by_code(details.topic, *(sharing.area_id for sharing in said.shares))
    except Missing:
        raise Refused(_("Choose a topic from the list."), field="topic") from None


def _check_first(need: Need) -> None:
    if need.topic is not None:
        need.something_else = ""
    if not need.is_first:
        need.rank = 0
        return
    others = [row for row in queries.first_needs(need.organisation_id, need.year) if row.pk != need.pk]
    require(
        len(others) < choices.N_FIRST_NEEDS,
        _("Three needs come first. Take one of them out of the first three, or add this one for later."),
        field="is_first",
    )
    need.rank = need.rank or len(others) + 1


def details_of(need: Need) -> NeedDetails:
    """Return what a need says now, to be changed in parts."""
    return NeedDetails(
        **things.common_of(need),
        topic=need.topic.code if need.topic else "",
        urgency=need.urgency,
        is_first=need.is_first,
        evidence=tuple(need.evidence),
        evidence_links=tuple(need.evidence_links),
        evidence_note=need.evidence_note,
    )
