"""Reads about introductions: who may see one, what a visitor reads, what an area sent and what became of it."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext as _

from joinedup.accounts.choices import Role, Scope
from joinedup.brokerage.choices import FOR_THE_TRUST, Visibility, unnamed
from joinedup.brokerage.models import Need, Offer, Share
from joinedup.brokerage.queries import answers_for
from joinedup.core.actors import SYSTEM, Actor
from joinedup.core.refusals import require_found
from joinedup.core.registry import Point
from joinedup.directory.choices import AskKind
from joinedup.introductions import choices
from joinedup.introductions.models import Introduction, IntroductionAnswer
from joinedup.notices.choices import State
from joinedup.notices.queries import MessageLine
from joinedup.ui.filters import day, moment, short_day

# Where something is formed from introductions that both agreed to: from an area's slug and their ids to the address of the page.
forming: Point[Callable[[str, Iterable[str]], str]] = Point("introductions.forming")
# What the asked side may do besides answering: from its answer and who reads it to words and an address, or None.
answer_doors: Point[Callable[[IntroductionAnswer, Actor], tuple[str, str] | None]] = Point("introductions.answer_doors")


def forming_address(slug: str, introductions: Iterable[Introduction]) -> str:
    """Return the address at which a partnership is set up from those of these introductions that wait for one, or nothing."""
    agreed = choices.IntroductionState.AGREED
    ids = [row.public_id for row in introductions if row.state == agreed and not row.taken_up_by]
    return next((address(slug, ids) for address in forming), "") if ids else ""


@dataclass(frozen=True, slots=True)
class AskedPage:
    """What one side reads about an introduction; `other` is a description until its owner lets the name be known."""

    answer: IntroductionAnswer
    introduction: Introduction
    area_name: str
    gives: bool
    other: str
    other_place: str
    is_named: bool
    topic: str
    km: float | None
    need: Need
    offer: Offer
    may_change: bool
    other_said_yes: bool
    other_later: str
    contact_name: str
    contact_address: str


def visible_introductions(viewer: Actor) -> QuerySet[Introduction]:
    """Return the introductions that the viewer may see: of areas they run, or of organisations they speak for."""
    rows = Introduction.objects.select_related(
        "area", "topic", "need__topic", "offer", "giver__establishment", "receiver__establishment"
    ).prefetch_related("answers")
    if viewer.is_system:
        return rows
    runs = viewer.places(Scope.AREA, Role.OFFICER, Role.COORDINATOR)
    own = answers_for(viewer, AskKind.INTRODUCTIONS) | viewer.places(Scope.ORGANISATION, Role.TRUST_LEAD)
    return rows.filter(Q(area_id__in=runs) | Q(giver_id__in=own) | Q(receiver_id__in=own))


def introduction_for(public_id: str, viewer: Actor) -> Introduction:
    """Return an introduction that the viewer may see; raise Missing otherwise."""
    return require_found(visible_introductions(viewer).filter(public_id=public_id).first())


def answer_for(public_id: str, viewer: Actor) -> IntroductionAnswer:
    """Return one side's answer for those who may see it: its own side, the holder of its link, whoever runs the area."""
    rows = IntroductionAnswer.objects.select_related("introduction__area", "organisation__trust").filter(public_id=public_id)
    answer = require_found(rows.first())
    if viewer.is_system or viewer.may_by_link(choices.INTRODUCTION_PURPOSE, answer.subject):
        return answer
    own = answers_for(viewer, AskKind.INTRODUCTIONS) | viewer.places(Scope.ORGANISATION, Role.TRUST_LEAD)
    runs = viewer.places(Scope.AREA, Role.OFFICER, Role.COORDINATOR)
    seen = answer.organisation_id in own or answer.introduction.area_id in runs
    return require_found(answer if seen else None)


def asked_page(answer: IntroductionAnswer) -> AskedPage:
    """Return what this side reads: the other's name only where its owner shared it with the area, or once both agreed."""
    introduction = visible_introductions_row(answer.introduction_id)
    gives = answer.side == choices.Side.GIVER
    other = introduction.receiver if gives else introduction.giver
    named = is_named(introduction, to_side=answer.side)
    agreed = introduction.state == choices.IntroductionState.AGREED
    other_answer = next(row for row in introduction.answers.all() if row.pk != answer.pk)
    km = None if introduction.distance_m is None else introduction.distance_m / 1000
    return AskedPage(
        answer=answer,
        introduction=introduction,
        area_name=introduction.area.name,
        gives=gives,
        other=other.name if named else unnamed(other, km),
        other_place=other.place if named else "",
        is_named=named,
        topic=str(introduction.need),
        km=km,
        need=introduction.need,
        offer=introduction.offer,
        may_change=introduction.state != choices.IntroductionState.TAKEN_BACK and not introduction.taken_up_by,
        other_said_yes=other_answer.is_firm_yes,
        other_later=other_answer.later_when,
        contact_name=other_answer.person_name if agreed else "",
        contact_address=other_answer.address if agreed else "",
    )


def visible_introductions_row(pk: int) -> Introduction:
    """Return an introduction whose answer the viewer has already been allowed to see, with all its page needs."""
    return visible_introductions(SYSTEM).get(pk=pk)


def is_named(introduction: Introduction, *, to_side: str) -> bool:
    """Say whether one side may read the other's name: it was shared with the whole area, or both have agreed."""
    if introduction.state == choices.IntroductionState.AGREED:
        return True
    same_trust = introduction.giver.trust_id is not None and introduction.giver.trust_id == introduction.receiver.trust_id
    wide = (Visibility.AREA,) if not same_trust else (*FOR_THE_TRUST,)
    thing = {"need": introduction.need} if to_side == choices.Side.GIVER else {"offer": introduction.offer}
    return Share.objects.filter(area=introduction.area, visibility__in=wide, **thing).exists()


def introductions_of(area_id: int, viewer: Actor, *, state: str = "", text: str = "") -> QuerySet[Introduction]:
    """Return an area's introductions, newest first, by state and by a part of a name."""
    rows = visible_introductions(viewer).filter(area_id=area_id)
    if state:
        rows = rows.filter(state=state)
    if text.strip():
        rows = rows.filter(Q(giver__name__icontains=text.strip()) | Q(receiver__name__icontains=text.strip()))
    return rows.order_by("-id")


def introductions_by_state(area_id: int, viewer: Actor) -> dict[str, int]:
    """Return how many introductions of the area stand in each state."""
    counted = visible_introductions(viewer).filter(area_id=area_id).order_by().values("state").annotate(n=Count("pk", distinct=True))
    return {row["state"]: row["n"] for row in counted}


def accepted_introductions(area_id: int, viewer: Actor) -> list[Introduction]:
    """Return the introductions that both agreed to and that nothing was formed from yet."""
    rows = visible_introductions(viewer).filter(area_id=area_id, state=choices.IntroductionState.AGREED, taken_up_by="")
    return list(rows.order_by("id"))


def locked_introduction(introduction: Introduction) -> Introduction:
    """Return the present row of an introduction, locked until the transaction ends."""
    return Introduction.objects.select_for_update(of=("self",)).select_related("area").get(pk=introduction.pk)


def present_answer(answer: IntroductionAnswer) -> IntroductionAnswer:
    """Return the present row of an answer, for whoever holds its introduction's lock."""
    return IntroductionAnswer.objects.select_related("introduction__offer", "organisation").get(pk=answer.pk)


def overdue_introductions(on: date) -> list[Introduction]:
    """Return the introductions that still wait for an answer after their last day."""
    return list(Introduction.objects.filter(state=choices.IntroductionState.SENT, lapses_on__lt=on).order_by("pk"))


def is_spoken_for(introduction: Introduction) -> bool:
    """Say whether another introduction of the same need and offer stands."""
    others = Introduction.objects.filter(need_id=introduction.need_id, offer_id=introduction.offer_id, state__in=choices.SPOKEN_FOR)
    return others.exclude(pk=introduction.pk).exists()


def awaited(answer: IntroductionAnswer, mails: Sequence[MessageLine]) -> str:
    """Return for whom or what one side of an introduction waits now, in words; nobody is awaited once it stands or is over."""
    is_asked = answer.introduction.state == choices.IntroductionState.SENT
    if is_asked and answer.waits_for:
        words = str(answer.get_waits_for_display())
        return f"{words}, {short_day(answer.board_on)}" if answer.board_on else words
    if answer.reply or not is_asked:
        return answer.released_note or _("Nobody")
    of = {"name": answer.person_name or answer.address or answer.organisation.name, "day": day(answer.introduction.lapses_on)}
    lost = [mail for mail in mails if mail.is_undelivered or mail.state == State.STOPPED]
    waiting = [mail for mail in mails if mail.may_stop]
    if len(lost) == len(mails):
        return _("%(name)s, whom no mail has reached: ring them and record the answer") % of
    if len(lost) + len(waiting) == len(mails):
        return _("%(name)s, who is asked when the mail leaves: %(when)s") % (of | {"when": moment(waiting[-1].goes_at)})
    return _("%(name)s, until %(day)s") % of
