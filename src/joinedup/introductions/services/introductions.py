"""What becomes of introductions beside their answers: take back, let lapse, take up."""

from collections.abc import Callable, Iterable
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from joinedup.accounts.services import links
from joinedup.core.actors import Actor
from joinedup.core.refusals import require
from joinedup.core.registry import Point
from joinedup.core.subjects import Subject
from joinedup.introductions import choices, policies, queries
from joinedup.introductions.models import Introduction
from joinedup.introductions.services.records import record
from joinedup.notices import services as notices

# What rooms above let go of when an introduction is taken back.
taken_back: Point[Callable[[Introduction], None]] = Point("introductions.taken_back")


@transaction.atomic
def take_back_introduction(*, introduction: Introduction, by: Actor) -> None:
    """Take an introduction back while nobody has built on it; mails that have not left are stopped."""
    introduction = queries.locked_introduction(introduction)
    require(policies.may_take_back_introduction(by, introduction), _("Only officers and co-ordinators of this area can take this back."))
    is_open = introduction.state == choices.IntroductionState.SENT
    require(is_open, _("Only an introduction that waits for answers can be taken back."))
    introduction.state = choices.IntroductionState.TAKEN_BACK
    introduction.version += 1
    introduction.save(update_fields=["state", "version"])
    for free in taken_back:
        free(introduction)
    for answer in introduction.answers.all():
        notices.stop_about(answer.subject, by=by)
        links.revoke_links(subject=answer.subject, by=by)
    record(introduction, "introduction.taken_back", by)


def lapse_introductions(*, on: date, by: Actor) -> int:
    """Let the introductions lapse that nobody answered in time, one transaction each; return how many."""
    return sum(_lapse(introduction, on, by) for introduction in queries.overdue_introductions(on))


@transaction.atomic
def _lapse(introduction: Introduction, on: date, by: Actor) -> bool:
    introduction = queries.locked_introduction(introduction)
    if introduction.state != choices.IntroductionState.SENT or introduction.lapses_on >= on:
        return False
    introduction.state = choices.IntroductionState.LAPSED
    introduction.version += 1
    introduction.save(update_fields=["state", "version"])
    record(introduction, "introduction.lapsed", by)
    return True


@transaction.atomic
def take_up_introductions(*, introductions: Iterable[Introduction], about: Subject, by: Actor) -> None:
    """Note what was formed from agreed introductions, so that they are not offered a second time."""
    for given in introductions:
        introduction = queries.locked_introduction(given)
        may = policies.may_take_back_introduction(by, introduction)
        require(may, _("Only officers and co-ordinators of this area can do this."))
        agreed = introduction.state == choices.IntroductionState.AGREED
        require(agreed, _("Only an introduction that both agreed to can be taken up."))
        require(not introduction.taken_up_by, _("A partnership has already been formed from this introduction."))
        Introduction.objects.filter(pk=introduction.pk).update(taken_up_by=str(about))
        record(introduction, "introduction.taken_up", by)
