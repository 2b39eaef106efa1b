"""Enter a checked list of needs and offers on behalf of schools, and undo it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from joinedup.accounts import policies as accounts
from joinedup.accounts.models import Area
from joinedup.audit import services as audit
from joinedup.brokerage import choices, queries
from joinedup.brokerage.models import Need, Offer, Upload
from joinedup.brokerage.services import needs, offers, things
from joinedup.brokerage.services.details import NeedDetails, OfferDetails, Sharing, Sharings
from joinedup.core import clock
from joinedup.core.actors import Actor
from joinedup.core.refusals import Missing, require
from joinedup.directory import queries as directory
from joinedup.directory.models import Organisation

Row = Mapping[str, Any]


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
def enter_upload(*, upload: Upload, by: Actor) -> Upload:
    """Enter the good rows: new ones are added, those with a reference changed where they differ; once only."""
    upload = _locked(upload, by)
    require(upload.entered_at is None, _("This list has already been entered."))
    organisations = {row.public_id: row for row in directory.organisations_attached(upload.area_id)}
    known = queries.things_by_reference(upload.area_id, by)
    for row in upload.rows:
        organisation = organisations.get(str(row["organisation"]))
        if organisation is not None:
            _enter(upload, row, organisation, known, by)
    upload.entered_at = clock.now()
    upload.save(update_fields=["entered_at", "n_added", "n_changed", "n_unchanged"])
    facts = {"added": upload.n_added, "changed": upload.n_changed, "unchanged": upload.n_unchanged}
    audit.record(by=by, verb="upload.entered", about=upload.subject, area_id=upload.area_id, facts=facts)
    return upload


@transaction.atomic
def undo_upload(*, upload: Upload, by: Actor) -> int:
    """Withdraw what a list added and nobody has confirmed or matched since; return how many."""
    upload = _locked(upload, by)
    require(upload.entered_at is not None and upload.undone_at is None, _("There is nothing to undo."))
    n = 0
    still = {"upload": upload, "confirmed_at": None, "state__in": (*choices.STANDING[:3], choices.State.PAUSED)}
    made: list[Need | Offer] = [*Need.objects.filter(**still), *Offer.objects.filter(**still)]
    for thing in made:
        things.move(thing, choices.State.WITHDRAWN)
        things.keep(thing, "withdrawn", by=by, area_id=upload.area_id)
        n += 1
    upload.undone_at = clock.now()
    upload.save(update_fields=["undone_at"])
    audit.record(by=by, verb="upload.undone", about=upload.subject, area_id=upload.area_id, facts={"withdrawn": n})
    return n


def _enter(upload: Upload, row: Row, organisation: Organisation, known: Mapping[str, Need | Offer], by: Actor) -> None:
    thing = known.get(str(row.get("reference") or ""))
    if thing is not None and isinstance(thing, Need) == (row["noun"] == "need") and thing.organisation_id == organisation.pk:
        changed = _change(thing, row, by)
        upload.n_changed += changed
        upload.n_unchanged += not changed
        return
    sharing = Sharing(upload.area_id, str(row.get("visibility") or ""))
    said = Sharings((sharing,), entered=choices.Entered.UPLOAD)
    made: Need | Offer
    if row["noun"] == "need":
        made = needs.add_need(organisation=organisation, details=_need(row, NeedDetails()), said=said, by=by)
    else:
        made = offers.add_offer(organisation=organisation, details=_offer(row, OfferDetails()), said=said, by=by)
    type(made)._default_manager.filter(pk=made.pk).update(upload=upload)
    upload.n_added += 1


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
    row = Upload.objects.select_for_update(of=("self",)).filter(pk=upload.pk).first()
    if row is None or not accounts.may_run_area(by, row.area_id):
        raise Missing
    return row
