"""The mails of an introduction: the ask to each side, and what became of it."""

from typing import Any

from joinedup.accounts.services import letters
from joinedup.brokerage.choices import half_days, kilometres
from joinedup.core.actors import Actor
from joinedup.introductions import choices, queries
from joinedup.introductions.models import Introduction, IntroductionAnswer
from joinedup.notices import services as notices

# A link stays good for a while after the introduction lapses, so that its state can still be seen.
LINK_DAYS = choices.LAPSE_AFTER_DAYS + 60


def ask(answer: IntroductionAnswer, *, by: Actor) -> None:
    """Ask one side by mail; without an address the co-ordinator sees that nobody was asked and rings."""
    _post(answer, "introduction", when=notices.Urgency.WORKING_HOURS, by=by, number=answer.introduction.version)


def tell_agreed(introduction: Introduction, *, by: Actor) -> None:
    """Tell both sides that both said yes, with whom to get in touch."""
    for answer in introduction.answers.select_related("introduction__area", "organisation__trust"):
        _post(answer, "introduction_agreed", when=notices.Urgency.NOW, by=by, number=introduction.version)


def tell_later(introduction: Introduction, said: IntroductionAnswer, *, by: Actor) -> None:
    """Tell the other side, before anything is agreed, that this one said yes, but later, and when."""
    for answer in introduction.answers.select_related("introduction__area", "organisation__trust").exclude(pk=said.pk):
        _post(answer, "introduction_later", when=notices.Urgency.WORKING_HOURS, by=by, number=said.version)


def tell_declined(introduction: Introduction, *, by: Actor) -> None:
    """Tell the side that had said yes, kindly and without the reason, that it does not work out this time."""
    for answer in introduction.answers.select_related("introduction__area", "organisation__trust"):
        if answer.reply in choices.YESES:
            _post(answer, "introduction_declined", when=notices.Urgency.WORKING_HOURS, by=by, number=introduction.version)


def _post(answer: IntroductionAnswer, name: str, *, when: notices.Urgency, by: Actor, number: int) -> None:
    if not answer.address:
        return
    page = queries.asked_page(answer)
    letter = letters.Letter(
        f"introductions/mail/{name}", f"{name}:{answer.public_id}:{number}", answer.address, answer.person_name, answer.subject, when
    )
    link = letters.LinkFor(choices.INTRODUCTION_PURPOSE, answer.subject, LINK_DAYS, page.topic)
    letters.post(letter, link, area=answer.introduction.area, by=by, facts=_facts(page))


def _facts(page: queries.AskedPage) -> dict[str, Any]:
    return {
        "organisation": page.answer.organisation.name,
        "other": page.other,
        "other_place": page.other_place,
        "gives": page.gives,
        "topic": page.topic,
        "size": half_days(page.introduction.half_days),
        "distance": kilometres(page.km),
        "words": page.introduction.words,
        "other_later": page.other_later,
        "lapses_on": page.introduction.lapses_on,
        "contact_name": page.contact_name,
        "contact_address": page.contact_address,
    }
