"""What happens to needs and offers alike: filling in, moving between states, waiting for a yes, staying fresh."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from typing import Any, TypeVar

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from joinedup.accounts.choices import Role, Scope
from joinedup.audit import services as audit
from joinedup.brokerage import choices, policies, queries
from joinedup.brokerage.models import Need, Offer, Share, Thing
from joinedup.brokerage.services.details import Sharing, Sharings, ThingDetails, check_details, half_days_of
from joinedup.core import clock, school_year
from joinedup.core.actors import Actor
from joinedup.core.refusals import Missing, require
from joinedup.core.versions import save_version
from joinedup.directory.models import Organisation

T = TypeVar("T", Need, Offer)

COMMON = tuple(
    ["kind", "size", "half_days", "detail", "something_else", "phases", "when", "weeks_never", "within_km", "terms", "rate_pence"]
)
STANDING_FIELDS = ("state", "waits_for", "board_on", "last_confirmed_on", "expires_on", "confirmed_at")
CAN_EXPIRE = (choices.State.SHARED, choices.State.PAUSED, choices.State.MATCHED)
FRESH_AT_LEAST = timedelta(days=60)
SOON = timedelta(days=56)


def fill(thing: Thing, details: ThingDetails) -> None:
    """Put checked details into a need or an offer."""
    check_details(details)
    thing.half_days = half_days_of(details)
    for name in ("kind", "size", "detail", "something_else", "within_km", "terms"):
        setattr(thing, name, getattr(details, name))
    thing.phases = list(details.phases)
    thing.when = list(details.when)
    thing.weeks_never = sorted(day.isoformat() for day in details.weeks_never)
    thing.rate_pence = details.rate_pence if details.terms == choices.Terms.DAY_RATE else None


def common_of(thing: Thing) -> dict[str, Any]:
    """Return what needs and offers have in common, as the details say it."""
    said = {name: getattr(thing, name) for name in COMMON}
    weeks = tuple(date.fromisoformat(day) for day in thing.weeks_never)
    return said | {"phases": tuple(thing.phases), "when": tuple(thing.when), "weeks_never": weeks}


def fresh_until(thing: Thing, on: date) -> date:
    """Return the day until which a need or an offer confirmed on this day holds."""
    if isinstance(thing, Need) and thing.urgency == choices.Urgency.THIS_HALF_TERM:
        return on + SOON
    return school_year.last_day(school_year.year_of(on + FRESH_AT_LEAST))


def begin(thing: Thing, *, organisation: Organisation, said: Sharings, by: Actor) -> None:
    """Set what a new need or offer has from the start: whose, which year, by which door, how fresh."""
    today = clock.today()
    thing.organisation = organisation
    thing.year = said.year or school_year.year_of(today)
    thing.entered = said.entered or policies.how_entered(by, organisation)
    thing.entered_by = by.name
    thing.last_confirmed_on = today
    thing.expires_on = fresh_until(thing, today)
    # What the office wrote counts at once; its head still looks it over, in one press.
    thing.confirmed_at = None if thing.is_on_behalf or thing.entered == choices.Entered.DELEGATE else clock.now()


def locked(thing: T) -> T:
    """Return the present row, locked, so that the law judges what is there now."""
    row = type(thing)._default_manager.select_for_update(of=("self",)).select_related("organisation").filter(pk=thing.pk).first()
    if row is None:
        raise Missing
    return row


def require_may_say(by: Actor, organisation: Organisation) -> None:
    """Refuse as "not there" whoever may not say what this organisation needs and offers."""
    if not policies.may_say_for(by, organisation):
        raise Missing


def require_may_add(by: Actor, organisation: Organisation, said: Sharings) -> None:
    """Refuse as "not there" whoever may not say something new for this organisation and share it so."""
    require_may_say(by, organisation)
    for sharing in said.shares:
        require_may_share(by, organisation, sharing.area_id)


def require_may_share(by: Actor, organisation: Organisation, area_id: int) -> None:
    """Refuse as "not there" whoever may not share this organisation's things with this area."""
    if not policies.may_share_with(by, organisation, area_id):
        raise Missing


def move(thing: Need | Offer, to: str, *, waits_for: str = "") -> None:
    """Move to another state if that is a legal move."""
    state = choices.State(thing.state)
    require(to in choices.MOVES[state] or to == state, _("This is not possible while it is “%(state)s”.") % {"state": state.label})
    thing.state = to
    thing.waits_for = waits_for


def save(thing: Need | Offer, fields: Iterable[str], *, expected: int | None = None) -> None:
    """Write these fields; collide visibly when somebody else saved first."""
    save_version(thing, expected=thing.version if expected is None else expected, fields=[*fields])


def record(thing: Need | Offer, verb: str, *, by: Actor, area_id: int | None = None, **facts: str | int | bool | None) -> None:
    """Record what was done to a need or an offer."""
    noun = "need" if isinstance(thing, Need) else "offer"
    audit.record(by=by, verb=f"{noun}.{verb}", about=thing.subject, area_id=area_id, facts={"state": str(thing.state), **facts})


def keep(thing: Need | Offer, verb: str, *, by: Actor, area_id: int | None = None, **facts: str | int | bool | None) -> None:
    """Write where a locked thing stands now, and record what was done to it."""
    save(thing, STANDING_FIELDS)
    record(thing, verb, by=by, area_id=area_id, **facts)


def withdraw_all(model: type[Need] | type[Offer], rows: Iterable[Need | Offer], *, by: Actor, area_id: int) -> int:
    """Withdraw locked needs, or locked offers, in one write, each on the record; return how many."""
    found = [*rows]
    for thing in found:
        move(thing, choices.State.WITHDRAWN)
    same = model._default_manager.filter(pk__in=[thing.pk for thing in found])
    same.update(state=choices.State.WITHDRAWN, waits_for="", version=F("version") + 1)
    told = [(thing.subject, {"state": str(thing.state)}) for thing in found]
    audit.record_all(by=by, verb=f"{model._meta.model_name}.withdrawn", facts=told, area_id=area_id)
    return len(found)


@contextmanager
def changed(thing: T, verb: str, *, by: Actor, area_id: int | None = None, **facts: str | int | bool | None) -> Iterator[T]:
    """Lock a need or an offer for a `with` block that judges and changes the present row; then keep it. All of it or nothing."""
    with transaction.atomic():
        row = locked(thing)
        yield row
        keep(row, verb, by=by, area_id=area_id, **facts)


def usual_visibility(thing: Need | Offer) -> str:
    """Return how far a thing is seen unless its owner says otherwise: sensitive topics stay with the co-ordinator."""
    if thing.is_sensitive:
        return choices.Visibility.COORDINATOR
    return choices.Visibility.PARTNERS if isinstance(thing, Need) else choices.Visibility.AREA


def new_share(thing: Need | Offer, sharing: Sharing) -> Share:
    """Return how far a thing is to be seen in one area, not yet kept."""
    visibility = usual_visibility(thing) if sharing.visibility in ("", choices.USUAL) else sharing.visibility
    require(visibility in choices.Visibility.values, _("Choose who may see this."), field="visibility")
    until = sharing.until
    require(until is None or until >= clock.today(), _("Enter a day that is still to come."), field="until")
    return Share(area_id=sharing.area_id, visibility=visibility, until=until)


def put_share(thing: Need | Offer, sharing: Sharing) -> None:
    """Write how far a thing is seen in one area."""
    new = new_share(thing, sharing)
    thing.shares.update_or_create(area_id=new.area_id, defaults={"visibility": new.visibility, "until": new.until})


def _missing_yes(thing: Need | Offer, by: Actor) -> str:
    if thing.organisation_id in by.places(Scope.ORGANISATION, Role.TRUST_LEAD):
        return choices.WaitsFor.NOBODY
    half_days = thing.capacity if isinstance(thing, Offer) else thing.half_days
    pence = (thing.rate_pence or 0) * half_days // 2 if isinstance(thing, Need) else 0
    return policies.missing_yes(thing.organisation, half_days=half_days, pence=pence)


def settle(thing: Need | Offer, *, by: Actor, shares: Iterable[Share] | None = None) -> None:
    """Bring a thing into the state that its shares, or these that are not yet kept, and the organisation's rule ask for."""
    widest = {share.visibility for share in (thing.shares.all() if shares is None else shares)}
    if not widest - {choices.Visibility.ME}:
        if thing.state in (choices.State.SHARED, choices.State.WAITING):
            move(thing, choices.State.DRAFT)
        return
    if not widest & set(choices.FOR_THE_COORDINATOR):
        move(thing, choices.State.SHARED)
        return
    waits_for = _missing_yes(thing, by)
    thing.board_on = thing.organisation.next_board_on if waits_for == choices.WaitsFor.BOARD else None
    move(thing, choices.State.WAITING if waits_for else choices.State.SHARED, waits_for=waits_for)


def freshen(thing: Need | Offer, *, by: Actor) -> None:
    """Count a thing as confirmed today; the organisation's own word also confirms what was entered on its behalf."""
    today = clock.today()
    thing.last_confirmed_on = today
    thing.expires_on = fresh_until(thing, today)
    how = policies.how_entered(by, thing.organisation)
    if how not in choices.ON_BEHALF and (how, thing.entered) != (choices.Entered.DELEGATE, choices.Entered.DELEGATE):
        thing.confirmed_at = clock.now()


def settle_again(thing: Need | Offer, *, by: Actor) -> None:
    """Settle a thing that was changed: a paused one stays so, a matched one while it is covered; a withdrawn one is a draft first."""
    if thing.state == choices.State.WITHDRAWN:
        move(thing, choices.State.DRAFT)
    settle_matched(thing)
    if thing.state not in (choices.State.PAUSED, choices.State.MATCHED):
        settle(thing, by=by)
        settle_matched(thing)


def settle_matched(thing: Need | Offer) -> None:
    """Bring a shared or matched thing in line with what introductions have agreed: matched once all its half-days are."""
    if thing.state in choices.SEEN_BY_OTHERS:
        move(thing, choices.State.MATCHED if queries.is_covered(thing) else choices.State.SHARED)
