"""Stop a mail before it leaves, mark one that came back, try one again."""

from collections.abc import Callable, Collection

from django.utils.translation import gettext as _

from joinedup.core import clock
from joinedup.core.actors import Actor
from joinedup.core.refusals import require
from joinedup.core.subjects import Subject
from joinedup.notices import policies, queries
from joinedup.notices.choices import State
from joinedup.notices.models import Message
from joinedup.notices.services.gathering import GATHERED


def stop(message: Message, *, by: Actor) -> None:
    """Stop a mail that has not left yet."""
    require(policies.may_change_message(by, message), _("Only whoever sent this mail, or an officer of the area, can stop it."))
    stopped = _move(message, to=State.STOPPED, frm=(State.WAITING, State.HELD), by=by)
    require(stopped, _("This mail has already left, so it cannot be stopped."))


def stop_about(about: Subject, *, by: Actor, starting: str = "") -> int:
    """Stop every mail about a thing that has not left yet, or those whose key starts so; return how many.

    The caller has judged that `by` may change the thing.
    """
    waiting = Message.objects.filter(about_kind=about.kind, about_id=about.public_id, state__in=[State.WAITING, State.HELD])
    waiting = waiting.filter(key__startswith=starting) if starting else waiting
    return waiting.update(state=State.STOPPED, changed_at=clock.now(), changed_by_user_id=by.user_id)


def stop_about_all(abouts: Collection[Subject], *, by: Actor) -> int:
    """Stop every mail about these things, all of one kind, that has not left yet; return how many. The caller has judged as above."""
    kinds = {about.kind for about in abouts}
    waiting = Message.objects.filter(about_kind__in=kinds, about_id__in=[about.public_id for about in abouts])
    not_left = waiting.filter(state__in=[State.WAITING, State.HELD])
    return not_left.update(state=State.STOPPED, changed_at=clock.now(), changed_by_user_id=by.user_id)


def stop_of_area(area_id: int, *, by: Actor) -> int:
    """Stop every mail of an area that has not left yet; return how many. The caller has judged that `by` may close the area."""
    waiting = Message.objects.filter(area_id=area_id, state__in=[State.WAITING, State.HELD])
    return waiting.update(state=State.STOPPED, changed_at=clock.now(), changed_by_user_id=by.user_id)


def stop_together(batch: str, *, by: Actor) -> int:
    """Stop what one press posted and has not left yet; return how many mails."""
    waiting = queries.visible_messages(by).filter(batch=batch, state__in=[State.WAITING, State.HELD])
    return waiting.update(state=State.STOPPED, changed_at=clock.now(), changed_by_user_id=by.user_id) if batch else 0


def stop_regular(*, area_id: int, to: str, is_meant: Callable[[str], bool], by: Actor) -> int:
    """Stop the regular mails to an address that have not left and whose unsubscribe address is meant; return how many.

    A mail in which several things were gathered goes: it tells what nobody stopped, too.
    """
    not_left = Message.objects.filter(area_id=area_id, to__iexact=to, state__in=[State.WAITING, State.HELD])
    rows = not_left.exclude(unsubscribe_url="").exclude(key__startswith=GATHERED).values_list("pk", "unsubscribe_url")
    meant = not_left.filter(pk__in=[pk for pk, url in rows if is_meant(url)])
    return meant.update(state=State.STOPPED, changed_at=clock.now(), changed_by_user_id=by.user_id)


def mark_bounced(message: Message, *, by: Actor) -> None:
    """Note that a mail came back to the host's own mailbox."""
    require(policies.may_change_message(by, message), _("Only whoever sent this mail, or an officer of the area, can mark it."))
    marked = _move(message, to=State.BOUNCED, frm=(State.SENT,), by=by, failure=_("It came back. Check the address."))
    require(marked, _("Only a mail that was sent can come back."))


def try_again(message: Message, *, by: Actor) -> None:
    """Put a mail that could not be delivered back into the outbox."""
    require(policies.may_change_message(by, message), _("Only whoever sent this mail, or an officer of the area, can send it again."))
    frm = (State.FAILED, State.REFUSED, State.STOPPED)
    waiting = _move(message, to=State.WAITING, frm=frm, by=by, failure="", attempts=0, next_try_at=None)
    require(waiting, _("This mail is on its way, or it was delivered."))


def _move(message: Message, *, to: State, frm: tuple[State, ...], by: Actor, **changes: object) -> bool:
    rows = Message.objects.filter(pk=message.pk, state__in=frm)
    moved = rows.update(state=to, changed_at=clock.now(), changed_by_user_id=by.user_id, **changes)
    message.refresh_from_db()
    return bool(moved)
