"""Keep when somebody last said that they have seen what changed; a look alone writes nothing."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from django.db import transaction

from joinedup.core import clock
from joinedup.core.actors import Actor
from joinedup.core.refusals import require_found
from joinedup.news.models import LastLook
from joinedup.partnerships import queries as partnerships
from joinedup.partnerships.models import Partnership


@transaction.atomic
def note_look(*, seen: Sequence[Partnership], at: datetime, by: Actor) -> None:
    """Keep that the actor has seen what changed in these partnerships up to a moment (that of the page, not of the press)."""
    user_id = require_found(by.user_id)
    visible = set(partnerships.visible_partnerships(by).filter(pk__in=[one.pk for one in seen]).values_list("pk", flat=True))
    for partnership in (one for one in seen if one.pk in visible):
        row, made = LastLook.objects.get_or_create(user_id=user_id, partnership=partnership, defaults={"looked_at": at})
        if not made and row.looked_at < at:
            row.before, row.looked_at = row.looked_at, at
            row.save(update_fields=["before", "looked_at"])


@transaction.atomic
def look_again(*, partnership: Partnership, by: Actor) -> None:
    """Take the last "I have seen this" back, so that what was new is shown as new again."""
    row = LastLook.objects.filter(user_id=require_found(by.user_id), partnership=partnership).first()
    if row is None:
        return
    if row.before is None:
        row.delete()
    else:
        LastLook.objects.filter(pk=row.pk).update(looked_at=row.before, before=None)


def moment_of(typed: str) -> datetime:
    """Return the moment of the page that was read, never later than now: what happened after it is still new."""
    now = clock.now()
    try:
        at = datetime.fromisoformat(typed)
    except ValueError:
        return now
    return at if at.tzinfo is not None and now - timedelta(days=7) < at < now else now
