"""What this room still asks of schools: whether they want to be introduced."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _

from joinedup.contacts.queries import AsksWanted, OpenAsk
from joinedup.core import clock
from joinedup.directory.choices import AskKind
from joinedup.introductions import choices
from joinedup.introductions.models import IntroductionAnswer


def open_asks(wanted: AsksWanted) -> Iterator[OpenAsk]:
    """Return which introductions the schools have not answered."""
    rows = IntroductionAnswer.objects.filter(wanted.where(organisation="organisation_id", area="introduction__area_id"), reply="")
    rows = rows.filter(introduction__state=choices.IntroductionState.SENT).order_by("pk")
    for row in rows.select_related("introduction__area", "introduction__need__topic"):
        about, href = row.introduction, reverse("introductions:answer_introduction", args=[row.public_id])
        what, asked_on = _("Introduction: %(topic)s") % {"topic": about.need}, clock.day_of(about.goes_at)
        yield OpenAsk(
            row.organisation_id, about.area_id, AskKind.INTRODUCTIONS, what, about.area.name, asked_on, href, row.subject,
            choices.INTRODUCTION_PURPOSE, about.lapses_on, asked=row.person_name,
        )  # fmt: skip
