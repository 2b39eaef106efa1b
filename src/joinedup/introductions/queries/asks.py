"""What this room still asks of schools: whether they want to be introduced."""

from collections.abc import Iterator
from typing import Any, cast

from django.urls import reverse
from django.utils.translation import gettext as _

from joinedup.contacts.queries import AsksWanted, OpenAsk
from joinedup.core import clock
from joinedup.directory.choices import AskKind
from joinedup.introductions import choices
from joinedup.introductions.models import IntroductionAnswer
from joinedup.introductions.queries.gifts import places_asked


def open_asks(wanted: AsksWanted) -> Iterator[OpenAsk]:
    """Return which introductions the schools have not answered, and of which gifts they have not said what came of them."""
    yield from _introductions(wanted)
    yield from _gifts(wanted)


def _gifts(wanted: AsksWanted) -> Iterator[OpenAsk]:
    rows = places_asked(wanted.organisations).filter(wanted.where(organisation="organisation_id", area="area_id"))
    for row in rows.select_related("area").order_by("pk"):
        what, href = _("Say what came of what you gave and received"), reverse("introductions:tell_given", args=[row.public_id])
        asked_on = cast(Any, row).asked_on
        yield OpenAsk(
            row.organisation_id, row.area_id, AskKind.NEEDS, what, row.area.name, asked_on, href, row.subject, choices.TELL_PURPOSE
        )


def _introductions(wanted: AsksWanted) -> Iterator[OpenAsk]:
    rows = IntroductionAnswer.objects.filter(wanted.where(organisation="organisation_id", area="introduction__area_id"), reply="")
    rows = rows.filter(introduction__state=choices.IntroductionState.SENT).order_by("pk")
    for row in rows.select_related("introduction__area", "introduction__need__topic"):
        about, href = row.introduction, reverse("introductions:answer_introduction", args=[row.public_id])
        what, asked_on = _("Introduction: %(topic)s") % {"topic": about.need}, clock.day_of(about.goes_at)
        yield OpenAsk(
            row.organisation_id, about.area_id, AskKind.INTRODUCTIONS, what, about.area.name, asked_on, href, row.subject,
            choices.INTRODUCTION_PURPOSE, about.lapses_on, asked=row.person_name,
        )  # fmt: skip
