"""Enter a checked list of needs and offers on behalf of schools, and undo it."""

import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from joinedup.accounts import policies as accounts
from joinedup.accounts.models import Area
from joinedup.audit import services as audit
from joinedup.brokerage import choices, queries
from joinedup.brokerage.models import Need, Offer, Topic, Upload
from joinedup.brokerage.services import needs, offers, shares, things
from joinedup.brokerage.services.details import NeedDetails, OfferDetails, Sharing, Sharings
from joinedup.core import clock
from joinedup.core.actors import Actor
from joinedup.core.refusals import Missing, Refused, require, require_found
from joinedup.directory import queries as directory
from joinedup.directory.models import Organisation
from joinedup.jobs import services as jobs
from joinedup.jobs.choices import ENDED as JOB_ENDED
from joinedup.jobs.models import Job

Row = Mapping[str, Any]
AT_ONCE = 50  # a list with more rows than these is entered in the background
PIECE, PIECE_SECONDS = 50, 0.15  # so many rows, or as many as are judged meanwhile, and others may write again


@dataclass(frozen=True)
class _Piece:
    """What the rows of a piece are judged by, and what they add: kept together at its end."""

    organisations: Mapping[str, Organisation]
    things: Mapping[str, Need | Offer]
    topics: Mapping[str, Topic]
    new: list[shares.New] = field(default_factory=list)


@dataclass(frozen=True)
class Checked:
    """What came out of reading a file: the rows that can go in, and the faults of the others."""

    name: str
    rows: Sequence[dict[str, Any]]
    faults: Sequence[dict[str, Any]]


@transaction.atomic
def keep_upload(*, area: Area, checked: Checked, by: Actor) -> Upload:
    """Keep the rows of a checked file until somebody confirms them; nothing is entered yet."""
    if not accounts.may_run_area(by, area.pk):
        raise Missing
    return Upload.objects.create(
        area=area, name=checked.name[:200], rows=list(checked.rows), faults=list(checked.faults), by_name=by.name[:120]
    )


@transaction.atomic
def start_entering(*, upload: Upload, by: Actor) -> Job:
    """Enter a long list in the background; a press while that goes on leads to the same work."""
    upload = _locked(upload, by)
    _check_to_enter(upload)
    return _start("brokerage.enter_upload", _("Enter %(name)s"), upload, by)


@transaction.atomic
def start_undoing(*, upload: Upload, by: Actor) -> Job:
    """Undo a long list in the background; a press while that goes on leads to the same work."""
    upload = _locked(upload, by)
    _check_to_undo(upload)
    return _start("brokerage.undo_upload", _("Undo %(name)s"), upload, by)


def _start(name: str, title: str, upload: Upload, by: Actor) -> Job:
    going_on = queries.work_on_upload(upload, name)
    if going_on is not None and going_on.state not in JOB_ENDED:
        return going_on
    title %= {"name": upload.name}
    return jobs.start(name, by=by, title=title[:200], about=upload.subject, area_id=upload.area_id, upload=upload.public_id)


def enter_upload(*, upload: Upload, by: Actor, run: jobs.Run | None = None) -> Upload:
    """Enter the good rows piece by piece: each whole or not at all, and its result says which; a second run goes on where one stopped."""
    while not (upload := _enter_piece(upload, by)).entered_at:
        if run is not None:
            run.progress(len(upload.results), len(upload.rows), _("rows entered"), lets_others_write=True)
    return upload


@transaction.atomic
def _enter_piece(upload: Upload, by: Actor) -> Upload:
    upload = _locked(upload, by)
    _check_to_enter(upload)
    rows, until = upload.rows[len(upload.results) :][:PIECE], time.monotonic() + PIECE_SECONDS
    listed = directory.organisations_attached(upload.area_id).filter(public_id__in={str(row["organisation"]) for row in rows})
    references = {str(row.get("reference") or "") for row in rows}
    named = queries.things_by_reference(upload.area_id, by, references, states=choices.State.values)
    piece = _Piece({row.public_id: row for row in listed}, named, {topic.code: topic for topic in queries.topics(upload.area_id)})
    for row in rows:
        upload.results.append(_result(upload, row, piece, by))
        if time.monotonic() > until:
            break
    shares.keep_new(piece.new, by=by)
    if len(upload.results) == len(upload.rows):
        _finish(upload, by)
    upload.save(update_fields=["results", "entered_at", "n_added", "n_changed", "n_unchanged"])
    return upload


def _finish(upload: Upload, by: Actor) -> None:
    upload.entered_at = clock.now()
    facts = {"added": upload.n_added, "changed": upload.n_changed, "unchanged": upload.n_unchanged, "left_out": upload.n_left_out}
    audit.record(by=by, verb="upload.entered", about=upload.subject, area_id=upload.area_id, facts=facts)


def _check_to_enter(upload: Upload) -> None:
    require(upload.entered_at is None, _("This list has already been entered."))
    require(upload.undone_at is None, _("This list was undone."))


def _check_to_undo(upload: Upload) -> None:
    require(bool(upload.results or upload.entered_at) and upload.undone_at is None, _("There is nothing to undo."))


def undo_upload(*, upload: Upload, by: Actor, run: jobs.Run | None = None) -> int:
    """Withdraw, piece by piece, what a list added and nobody has confirmed or matched since; return how many."""
    n = 0
    while withdrawn := _undo_piece(upload, by):
        n += withdrawn
        if run is not None:
            run.progress(n, len(upload.results), _("entries withdrawn"), lets_others_write=True)
    return n


@transaction.atomic
def _undo_piece(upload: Upload, by: Actor) -> int:
    upload = _locked(upload, by)
    _check_to_undo(upload)
    still = {"upload": upload, "confirmed_at": None, "state__in": (*choices.STANDING[:3], choices.State.PAUSED)}
    n_made = 0
    for model in (Need, Offer):
        free = model._default_manager.select_for_update(of=("self",)).filter(~queries.held(model), **still).order_by("pk")
        n_made += things.withdraw_all(model, free[:PIECE], by=by, area_id=upload.area_id)
    if not n_made:
        upload.undone_at = clock.now()
        upload.save(update_fields=["undone_at"])
        audit.record(by=by, verb="upload.undone", about=upload.subject, area_id=upload.area_id)
    return n_made


def _result(upload: Upload, row: Row, piece: _Piece, by: Actor) -> dict[str, Any]:
    """Enter one row and return what came of it; a row that is refused leaves nothing behind."""
    did, thing_id, why = choices.RowResult.LEFT_OUT, "", ""
    try:
        did, thing_id = _enter(upload, row, piece, by)
    except Missing:
        why = _("This school is no longer on your area's list.")
    except Refused as refusal:
        why = refusal.message
    upload.n_added += did == choices.RowResult.ADDED
    upload.n_changed += did == choices.RowResult.CHANGED
    upload.n_unchanged += did == choices.RowResult.UNCHANGED
    return {"row": row["row"], "did": did.value, "id": thing_id, "why": why}


def _enter(upload: Upload, row: Row, piece: _Piece, by: Actor) -> tuple[choices.RowResult, str]:
    # Who runs the area, as `_locked` has judged, enters for whatever is on its list.
    organisation = require_found(piece.organisations.get(str(row["organisation"])))
    thing = piece.things.get(str(row.get("reference") or ""))
    if thing is not None and isinstance(thing, Need) == (row["noun"] == "need") and thing.organisation_id == organisation.pk:
        _check_to_change(thing, row, upload.area_id)
        return choices.RowResult.CHANGED if _change(thing, row, by) else choices.RowResult.UNCHANGED, thing.public_id
    said = Sharings((Sharing(upload.area_id, str(row.get("visibility") or "")),), entered=choices.Entered.UPLOAD)
    made: Need | Offer
    if row["noun"] == "need":
        made = Need(upload=upload)
        new = needs.write_need(made, organisation, _need(row, NeedDetails()), said=said, by=by, known=piece.topics)
    else:
        made = Offer(upload=upload)
        new = offers.write_offer(made, organisation, _offer(row, OfferDetails()), said=said, by=by, known=piece.topics)
    piece.new.append(new)
    return choices.RowResult.ADDED, made.public_id


def _check_to_change(thing: Need | Offer, row: Row, area_id: int) -> None:
    """Refuse a row of what stands no more, and one that says something else about who may see it: its own page is the place for both."""
    gone = _("It is “%(state)s” and was left as it is. See to it on its page, or empty its reference to enter it anew.")
    require(thing.state in choices.STANDING, gone % {"state": thing.get_state_display()})
    now = {share.visibility for share in thing.shares.all() if share.area_id == area_id}
    words = _("A list does not change who may see it. Change that on its page, and leave the cell as it was downloaded, or empty.")
    require(not row.get("visibility") or row["visibility"] in now, words)


def _change(thing: Need | Offer, row: Row, by: Actor) -> bool:
    if isinstance(thing, Need):
        need_now = needs.details_of(thing)
        need_said = _need(row, need_now)
        if need_said != need_now:
            needs.change_need(need=thing, details=need_said, by=by, expected=thing.version)
        return need_said != need_now
    offer_now = offers.details_of(thing)
    offer_said = _offer(row, offer_now)
    if offer_said != offer_now:
        offers.change_offer(offer=thing, details=offer_said, by=by, expected=thing.version)
    return offer_said != offer_now


def _common(row: Row, now: NeedDetails | OfferDetails) -> dict[str, Any]:
    size = row["size"]
    sizes = choices.HALF_DAYS[choices.Size(size)]
    terms = row.get("terms") or now.terms
    return {
        "kind": row.get("kind") or now.kind,
        "size": size,
        "half_days": row.get("half_days") if row.get("half_days") is not None else (now.half_days if size == now.size else sizes[1]),
        "detail": row.get("detail") or "",
        "something_else": row.get("something_else") or "",
        "terms": terms,
        "rate_pence": (row.get("rate") or now.rate_pence) if terms == choices.Terms.DAY_RATE else None,
    }


def _need(row: Row, now: NeedDetails) -> NeedDetails:
    codes = row["codes"]
    urgency = int(row["urgency"]) if row.get("urgency") else now.urgency
    return replace(now, topic=codes[0] if codes else "", urgency=urgency, **_common(row, now))


def _offer(row: Row, now: OfferDetails) -> OfferDetails:
    return replace(now, topics=tuple(row["codes"]), at_most_half_days=row.get("at_most_half_days"), **_common(row, now))


def _locked(upload: Upload, by: Actor) -> Upload:
    row = Upload.objects.select_for_update(of=("self",)).defer("rows", "faults").filter(pk=upload.pk).first()
    if row is None or not accounts.may_run_area(by, row.area_id):
        raise Missing
    row.rows = upload.rows  # megabytes that never change once they are kept
    return row
