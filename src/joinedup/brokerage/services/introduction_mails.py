"""The mails of an introduction: the ask to each side, and what became of it."""

from typing import Any

from joinedup.accounts.services import links
from joinedup.brokerage import choices, queries
from joinedup.brokerage.models import Introduction, IntroductionAnswer
from joinedup.core.actors import Actor
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


def tell_declined(introduction: Introduction, *, by: Actor) -> None:
    """Tell the side that had said yes, kindly and without the reason, that it does not work out this time."""
    for answer in introduction.answers.select_related("introduction__area", "organisation__trust"):
        if answer.reply in choices.YESES:
            _post(answer, "introduction_declined", when=notices.Urgency.WORKING_HOURS, by=by, number=introduction.version)


def _post(answer: IntroductionAnswer, name: str, *, when: notices.Urgency, by: Actor, number: int) -> None:
    if not answer.address:
        return
    area = answer.introduction.area
    page = queries.asked_page(answer)
    mail = notices.Mail(
        key=f"{name}:{answer.public_id}:{number}",
        to=answer.address,
        template=f"brokerage/mail/{name}",
        context=_context(page, _link(answer, page, by)),
        sender_name=area.name,
        reply_to=area.reply_to,
        about=answer.subject,
        area_id=area.pk,
        when=when,
    )
    notices.post(mail, by=by)


def _link(answer: IntroductionAnswer, page: queries.AskedPage, by: Actor) -> str:
    area = answer.introduction.area
    return links.give_link(
        purpose=choices.INTRODUCTION_PURPOSE,
        subject=answer.subject,
        address=answer.address,
        days=LINK_DAYS,
        by=by.within(area_id=area.pk, area_slug=area.slug),
        name=answer.person_name,
        title=page.topic,
        ask=area.reply_to or area.name,
    )


def _context(page: queries.AskedPage, url: str) -> dict[str, Any]:
    return {
        "host": page.area_name,
        "name": page.answer.person_name,
        "organisation": page.answer.organisation.name,
        "other": page.other,
        "other_place": page.other_place,
        "gives": page.gives,
        "topic": page.topic,
        "size": choices.half_days(page.introduction.half_days),
        "distance": choices.kilometres(page.km),
        "words": page.introduction.words,
        "lapses_on": page.introduction.lapses_on,
        "contact_name": page.contact_name,
        "contact_address": page.contact_address,
        "action_url": url,
    }
