"""Owners who have left: who keeps their actions is asked once to hand them over."""

from collections.abc import Sequence
from datetime import date

from django.conf import settings
from django.db import transaction
from django.urls import reverse

from joinedup.accounts.models import Area
from joinedup.actions import choices, queries
from joinedup.actions.models import Action, Reminder
from joinedup.calendars import queries as calendars
from joinedup.core.actors import SYSTEM
from joinedup.notices import services as notices


def ask_to_hand_over(*, today: date) -> int:
    """Write to who keeps actions whose owner no longer works there, once for each; return how many mails were written."""
    return sum(_ask_in(area, today) for area in queries.areas_that_remind())


@transaction.atomic
def _ask_in(area: Area, today: date) -> int:
    Area.objects.select_for_update().get(pk=area.pk)  # a second scheduler waits here and then finds that all has been said
    told = Reminder.objects.filter(occasion=choices.OWNER_LEFT, action__area=area)
    rows = (
        Action.objects.filter(queries.owners_gone(), area=area).select_related("owner", "organisation", "added_by").order_by("due_on", "pk")
    )
    known = set(told.values_list("action_id", "person_id"))
    left = [action for action in rows if (action.pk, action.owner_id) not in known]
    by_keeper: dict[str, list[Action]] = {}
    for action in left:
        keeper = action.added_by.email if action.added_by and action.added_by.is_active else area.reply_to
        if keeper:
            by_keeper.setdefault(keeper, []).append(action)
    for keeper, actions in by_keeper.items():
        kept = [Reminder(action=one, person=one.owner, occasion=choices.OWNER_LEFT, due_on=one.due_on, sent_on=today) for one in actions]
        Reminder.objects.bulk_create(kept, ignore_conflicts=True)
        _write(area, keeper, actions)
    return len(by_keeper)


def _write(area: Area, keeper: str, actions: Sequence[Action]) -> None:
    page = settings.SITE_URL + reverse("actions:list_actions", args=[area.slug]) + f"?show={choices.Shown.GONE.value}"
    left = [
        {
            "what": calendars.told(one.about_kind, one.what),
            "due_on": one.due_on,
            "owner": one.owner.name,
            "organisation": one.organisation.name,
        }
        for one in actions
    ]
    mail = notices.Mail(
        key=f"action.{choices.OWNER_LEFT}:{actions[0].public_id}:{actions[0].owner.public_id}",
        to=keeper,
        template="actions/mail/owner_left",
        context={"left": left, "action_url": page},
        sender_name=area.name,
        reply_to=area.reply_to,
        about=actions[0].subject,
        area_id=area.pk,
        when=notices.Urgency.WORKING_HOURS,
    )
    notices.post(mail, by=SYSTEM.within(area_id=area.pk, area_slug=area.slug))
