"""The steps for which organisations are asked and have not answered."""

from collections.abc import Iterator

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from joinedup.beginnings import choices
from joinedup.beginnings.models import StepAsk
from joinedup.beginnings.queries.activities import visible_activities
from joinedup.contacts.queries import AsksWanted, OpenAsk
from joinedup.directory.choices import AskKind


def open_asks(wanted: AsksWanted) -> Iterator[OpenAsk]:
    """Return what these organisations are asked of steps."""
    asked = wanted.where(organisation="organisation_id", area="step__activity__area_id")
    asked &= wanted.seen("step__activity", visible_activities)
    rows: QuerySet[StepAsk] = StepAsk.objects.filter(asked, says=choices.Says.WAITING)
    for row in rows.select_related("step__activity__area").order_by("pk"):
        yield OpenAsk(
            organisation_id=row.organisation_id,
            area_id=row.step.activity.area_id,
            kind=AskKind.INTRODUCTIONS,
            what=_("Say whether you do a step: %(step)s") % {"step": row.step.name},
            whose=row.step.activity.name,
            asked_on=row.asked_on,
            href=reverse("beginnings:answer_step", args=[row.public_id]),
            subject=row.subject,
            purpose=choices.LINK_PURPOSE,
            asked=row.person_name,
        )
