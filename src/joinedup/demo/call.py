"""This year's call in Tamberley: 116 asked, 84 answered, 12 not this year, 20 silent; and the offers with a story."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta

from django.db import transaction

from joinedup.accounts import queries as accounts
from joinedup.accounts.models import Link
from joinedup.brokerage import choices
from joinedup.brokerage import services as brokerage
from joinedup.calls import services as calls
from joinedup.calls.choices import Appetite
from joinedup.calls.models import Call, CallAsk
from joinedup.core import clock
from joinedup.core.actors import SYSTEM, Actor
from joinedup.core.subjects import Subject
from joinedup.demo import wishes
from joinedup.demo.schools import School, schools
from joinedup.demo.town import Town
from joinedup.directory import queries as directory
from joinedup.directory.models import Organisation

OPENED = datetime(2026, 11, 2, 9, tzinfo=UTC)
N_THEMSELVES, N_CONFIRMED, N_UNCONFIRMED, N_NOT_THIS_YEAR = 51, 24, 9, 12
OFFICER = "Martin Sleight"
NEW_HEAD = "Merrowby Primary School"
# The far bank of Brackwater, the new head and the two colleges after 16 come late in the list, so that the told schools have answered.
NOT_THIS_YEAR = (
    "New head in January, ask us next year",
    "We are in the middle of a building move",
    "Two long absences, nobody can be spared",
    "We said yes to too much last year",
)
WORDS = "What would help you this year, and what could you give? Three minutes are enough; three needs first."


def run(town: Town) -> None:
    """Send the call, let schools answer by link or through the officer, and leave the rest silent."""
    with clock.fixed(OPENED):
        call = _open(town)
    order = _in_order_of_answering(call)
    answering = order[: N_THEMSELVES + N_CONFIRMED + N_UNCONFIRMED]
    needs, offers = wishes.wishes(answering)
    said: dict[str, list[wishes.Wish]] = {}
    for wish in (*needs, *offers):
        said.setdefault(wish.school, []).append(wish)
    for row, school in enumerate(answering):
        moment = OPENED + timedelta(days=1 + row % 17, minutes=7 * (row % 50))
        with clock.fixed(moment), transaction.atomic():
            _answer(town, call, school, said.get(school.name, []), row)
    _not_this_year(town, call, order[len(answering) : len(answering) + N_NOT_THIS_YEAR])
    _stale_offer(town)


@transaction.atomic
def _open(town: Town) -> Call:
    officer = town.actor(OFFICER)
    asked = ("N", "P", "S", "X")
    details = calls.CallDetails(title="Needs and offers, autumn 2026", words=WORDS, closes_on=date(2026, 11, 27), asked=asked)
    call = calls.add_call(area=town.area, details=details, by=officer)
    return calls.open_call(call=call, by=officer)


def _in_order_of_answering(call: Call) -> list[School]:
    """Return the asked schools: those of the told scenes first, the new head right after those who answer, then the rest."""
    asked = set(call.asks.values_list("organisation__name", flat=True))
    told = {wish.school for wish in wishes.scenes()}
    rows = sorted((school for school in schools() if school.name in asked and school.name != NEW_HEAD), key=lambda s: s.urn * 7919 % 1009)
    ordered = [school for school in rows if school.name in told] + [school for school in rows if school.name not in told]
    n_answering = N_THEMSELVES + N_CONFIRMED + N_UNCONFIRMED
    new_head = [school for school in schools() if school.name == NEW_HEAD and school.name in asked]
    return ordered[:n_answering] + new_head + ordered[n_answering:]


def _answer(town: Town, call: Call, school: School, said: Sequence[wishes.Wish], row: int) -> None:
    organisation = town.organisations[school.name]
    ask = call.asks.get(organisation=organisation)
    if row < N_THEMSELVES:
        by = holder_of(ask.subject)
        calls.answer_call(ask=ask, answer=Appetite.YES, reason="", by=by)
        _say(town, organisation, said, by)
        return
    officer = town.actor(OFFICER).speaking_for(organisation_id=organisation.pk, name=organisation.name)
    _say(town, organisation, said, officer)
    if row < N_THEMSELVES + N_CONFIRMED:
        attachment = directory.attachment_of(organisation, town.area.pk)
        assert attachment is not None
        brokerage.ask_to_confirm(organisation=organisation, area_id=town.area.pk, by=town.actor(OFFICER))
        brokerage.confirm_entries(organisation=organisation, area_id=town.area.pk, wrong=(), by=holder_of(attachment.subject))


def _say(town: Town, organisation: Organisation, said: Sequence[wishes.Wish], by: Actor) -> None:
    # Every second thing is shared with the whole area, the rest with the co-ordinator; sensitive topics keep to the co-ordinator.
    for row, wish in enumerate(said):
        visibility = "" if row % 2 else choices.Visibility.PARTNERS.value
        sharing = brokerage.Sharings((brokerage.Sharing(town.area.pk, visibility),))
        if isinstance(wish.details, brokerage.NeedDetails):
            brokerage.add_need(organisation=organisation, details=wish.details, said=sharing, by=by)
        else:
            brokerage.add_offer(organisation=organisation, details=wish.details, said=sharing, by=by)


def holder_of(subject: Subject) -> Actor:
    """Return the actor that the newest link on this thing makes of its holder."""
    link = Link.objects.filter(subject_kind=subject.kind, subject_id=subject.public_id, revoked_at=None).latest("pk")
    return accounts.actor_of_link(link)


def _not_this_year(town: Town, call: Call, rows: Sequence[School]) -> None:
    for row, school in enumerate(rows):
        ask: CallAsk = call.asks.get(organisation=town.organisations[school.name])
        answer = Appetite.NEXT_YEAR if row % 2 == 0 else Appetite.NO
        with clock.fixed(OPENED + timedelta(days=3 + row)):
            calls.answer_call(ask=ask, answer=answer, reason=NOT_THIS_YEAR[row % len(NOT_THIS_YEAR)], by=holder_of(ask.subject))


def _stale_offer(town: Town) -> None:
    """Leave one offer from 2024 that nobody has confirmed since: it ran out by itself."""
    organisation = town.organisations["Cobbledale High School"]
    details = brokerage.OfferDetails(topics=("C5",), size=choices.Size.VISIT, phases=("S",), detail="Robotics club, come and see")
    with clock.fixed(datetime(2024, 10, 7, 10, tzinfo=UTC)):
        said = brokerage.Sharings((brokerage.Sharing(town.area.pk, choices.Visibility.AREA.value),), entered=choices.Entered.OFFICER)
        brokerage.add_offer(organisation=organisation, details=details, said=said, by=SYSTEM)
    with clock.fixed(OPENED):
        brokerage.expire_due()
