"""What a no teaches: a partner or a topic is not suggested to an organisation again until a day, or until it lifts that."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from joinedup.audit import services as audit
from joinedup.core import clock, school_year
from joinedup.core.actors import Actor
from joinedup.core.refusals import require, require_found
from joinedup.introductions import policies
from joinedup.introductions.choices import DeclineReason, IntroductionReply, NotAgain, Side
from joinedup.introductions.models import IntroductionAnswer, Rest


@dataclass(frozen=True, slots=True)
class Learned:
    """What is not to be suggested again (a partner, a topic, or nothing), and until when; no day is the next school year."""

    what: str = ""
    until: date | None = None


NOTHING = Learned()


def learn(answer: IntroductionAnswer, learned: Learned, by: Actor) -> Rest | None:
    """Keep what a side's present answer rules out; what its earlier answer ruled out no longer counts. The caller has judged who may."""
    Rest.objects.filter(answer=answer, lifted_at=None).delete()
    what = learned.what or (NotAgain.PARTNER if answer.reason == DeclineReason.NEVER_WITH else "")
    if answer.reply != IntroductionReply.NO or not what:
        return None
    require(what in NotAgain.values, _("Choose what we should leave out."), field="not_again")
    require(learned.until is None or learned.until > clock.today(), _("Choose a day after today."), field="until")
    introduction, is_partner = answer.introduction, what == NotAgain.PARTNER
    rest = Rest.objects.create(
        area_id=introduction.area_id,
        organisation_id=answer.organisation_id,
        other_id=_other(answer) if is_partner else None,
        topic_id=None if is_partner else introduction.topic_id,
        side=answer.side,
        until=learned.until or _usual_end(answer, learned),
        answer=answer,
        said_by=by.name[:120],
        is_on_behalf=by.on_behalf_of is not None,
    )
    audit.record(by=by, verb="rest.kept", about=rest.subject, area_id=rest.area_id, facts={"what": what})
    return rest


@transaction.atomic
def lift_rest(*, rest: Rest, by: Actor) -> Rest:
    """Let it be suggested again, as whoever said it may; a second press changes nothing."""
    locked = Rest.objects.select_for_update(of=("self",)).select_related("organisation").get(pk=rest.pk)
    require_found(locked if policies.may_lift_rest(by, locked) else None)
    if locked.lifted_at is None:
        locked.lifted_at, locked.lifted_by = clock.now(), by.name[:120]
        locked.save(update_fields=["lifted_at", "lifted_by"])
        audit.record(by=by, verb="rest.lifted", about=locked.subject, area_id=locked.area_id)
    return locked


def _other(answer: IntroductionAnswer) -> int:
    introduction = answer.introduction
    return introduction.receiver_id if answer.side == Side.GIVER else introduction.giver_id


def _usual_end(answer: IntroductionAnswer, learned: Learned) -> date | None:
    """Return 1 September, when schools are asked anew; whoever would rather not work with a partner is not asked again by the calendar."""
    if answer.reason == DeclineReason.NEVER_WITH:
        return None
    return school_year.first_day(school_year.year_of(clock.today()) + 1)
