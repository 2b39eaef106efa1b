"""What is suggested for one organisation, in plain words: why, how much each way, and what it can say; others by name only if shared."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from joinedup.brokerage.choices import half_days, kilometres
from joinedup.brokerage.queries import Speaking
from joinedup.introductions import choices
from joinedup.introductions.choices import IntroductionState, Side
from joinedup.introductions.models import IntroductionAnswer, Rest
from joinedup.introductions.queries.introductions import AskedPage, asked_page
from joinedup.introductions.queries.rests import rests_of

MOST = 30


@dataclass(frozen=True, slots=True)
class SuggestedLine:
    """One introduction as an organisation reads it."""

    page: AskedPage
    words: str
    why: str
    is_ours: bool

    @property
    def half_days(self) -> int:
        return self.page.introduction.half_days


@dataclass(frozen=True, slots=True)
class ForUs:
    """What is suggested for an organisation: what waits for its answer, for the other's, what is agreed; and what it left out."""

    to_answer: Sequence[SuggestedLine]
    waiting: Sequence[SuggestedLine]
    agreed: Sequence[SuggestedLine]
    rests: Sequence[Rest]
    both_ways: str


def for_us(speaking: Speaking, year: int) -> ForUs:
    """Return what is suggested for the organisation this school year, in the areas in which the viewer speaks for it."""
    rows = IntroductionAnswer.objects.filter(organisation=speaking.organisation, introduction__area_id__in=speaking.area_ids)
    standing = rows.filter(introduction__year=year, introduction__state__in=choices.SPOKEN_FOR).order_by("introduction__lapses_on", "pk")
    lines = [_line(row) for row in standing.select_related("introduction__area", "organisation__trust")[:MOST]]
    agreed = [line for line in lines if line.page.introduction.state == IntroductionState.AGREED]
    still = [line for line in lines if line not in agreed]
    return ForUs(
        to_answer=[line for line in still if line.is_ours],
        waiting=[line for line in still if not line.is_ours],
        agreed=agreed,
        rests=rests_of(speaking.organisation.pk, speaking.area_ids),
        both_ways=_both_ways(lines),
    )


def _line(answer: IntroductionAnswer) -> SuggestedLine:
    page = asked_page(answer)
    facts = {"other": page.other, "topic": page.topic, "size": half_days(page.introduction.half_days)}
    if answer.side == Side.GIVER:
        words = _("You would help %(other)s with “%(topic)s”: %(size)s.") % facts
        why = [_("You said that you can offer this, and they asked for help with it.")]
    else:
        words = _("You would get help with “%(topic)s” from %(other)s: %(size)s.") % facts
        why = [_("You said that you need this, and they said that they can offer it.")]
    if page.km is not None and page.is_named:
        why.append(_("They are %(km)s away in a straight line.") % {"km": kilometres(page.km)})
    return SuggestedLine(page, words, " ".join(why), is_ours=not answer.reply)


def _both_ways(lines: Sequence[SuggestedLine]) -> str:
    """Say how much goes each way, and who gives back; it tells of this organisation's own suggestions alone."""
    gives, gets = [line for line in lines if line.page.gives], [line for line in lines if not line.page.gives]
    gave, got = sum(line.half_days for line in gives), sum(line.half_days for line in gets)
    facts = {"gave": half_days(gave), "got": half_days(got)}
    if gives and gets:
        same = {line.page.other for line in gives if line.page.is_named} & {line.page.other for line in gets if line.page.is_named}
        words = _("Together you would give %(gave)s and receive %(got)s.") % facts
        if same:
            return f"{words} " + _("It goes both ways with %(names)s.") % {"names": ", ".join(sorted(same))}
        return f"{words} " + _("Help goes round: you give to one school, and another gives to you.")
    if gives:
        return _("You would give %(gave)s; nothing is suggested for you to receive just now.") % facts
    return _("You would receive %(got)s; nobody asks you to give just now.") % facts if gets else ""
