"""Whom the room writes to: every seat of the group, each with a link of its own."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from typing import Any

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from joinedup.accounts.services import links
from joinedup.calendars import services as calendars
from joinedup.core import clock
from joinedup.core.actors import NOBODY, Actor
from joinedup.groups import queries as groups
from joinedup.jobs import queries as jobs_read
from joinedup.jobs import services as jobs
from joinedup.meetings import choices, queries
from joinedup.meetings.models import Invitation, Meeting
from joinedup.notices import services as notices
from joinedup.notices.choices import State
from joinedup.notices.models import Message
from joinedup.ui import filters

JOB = queries.MAILS_JOB
AT_ONCE = 25  # mails that a page may write while somebody waits
PIECE = 20  # mails of one transaction: well under a second
CANCELLED = "meeting_cancelled"
ASKING = ("invitation", "agenda")  # whoever gets one has been asked whether they come
INVITING = (*ASKING, "meeting_moved", CANCELLED)


@dataclass(frozen=True, slots=True)
class Letter:
    """A mail about a meeting: its template, what makes it the same mail when posted twice, its facts, the words on its button.

    `own` are facts of single seats, by invitation. All of it is plain text and numbers, so that a worker can be handed it.
    """

    template: str
    key: str
    facts: dict[str, Any] = field(default_factory=dict)
    action: str = ""
    own: dict[str, dict[str, Any]] = field(default_factory=dict)


def to_invited(letter: Letter, meeting: Meeting, *, by: Actor, only: list[Invitation] | None = None) -> int:
    """Post a mail to every seat that is invited (or to some), with the seat's link; return to how many.

    A handful is posted at once, in the caller's transaction; more than that by a worker, so that nobody waits for a page.
    """
    places = _reached(queries.invitations_of(meeting) if only is None else only)
    if len(places) <= AT_ONCE:
        for invitation, contact in places:
            _post(letter, meeting, invitation, contact, by=by)
    else:
        jobs.start(
            JOB,
            by=by,
            title=_("Mails: %(title)s") % {"title": meeting.title},
            about=meeting.subject,
            area_id=meeting.group.area_id,
            meeting=meeting.public_id,
            letter=asdict(letter),
            invitations=[invitation.public_id for invitation, _contact in places],
        )
    return len(places)


def post_letters(*, meeting: Meeting, letter: Letter, invitations: list[str], run: jobs.Run) -> int:
    """Post a letter to many seats in pieces; what a run that was killed has posted is not posted again. Return how many wait."""
    wanted = set(invitations)
    places = _reached(row for row in queries.invitations_of(meeting) if row.public_id in wanted)
    known = Message.objects.filter(about_kind=meeting.subject.kind, about_id=meeting.public_id, key__startswith=_key(letter, meeting))
    posted = set(known.values_list("key", flat=True))
    left = [(row, contact) for row, contact in places if _key(letter, meeting, row) not in posted]
    for start in range(0, len(left), PIECE):
        run.progress(len(places) - len(left) + start, len(places), _("mails written"))
        with transaction.atomic():
            now = queries.locked(meeting)
            if not _still_holds(letter, now):
                return len(places) - len(left) + start
            for row, contact in left[start : start + PIECE]:
                _post(letter, now, row, contact, by=run.by)
    run.progress(len(places), len(places), _("mails written"))
    return len(places)


def _reached(invitations: Iterable[Invitation]) -> list[tuple[Invitation, groups.Contact]]:
    standing = [row for row in invitations if row.member.until_on is None]
    contacts = groups.contacts_of([row.member for row in standing])
    return [(row, contacts[row.member_id]) for row in standing if row.member_id in contacts]


def _still_holds(letter: Letter, meeting: Meeting) -> bool:
    """Say whether a letter is the newest of its kind: not replaced by a later move, agenda or minutes, nor by a cancellation."""
    if (meeting.state == choices.State.CANCELLED) != (letter.template == CANCELLED):
        return False
    numbers = {"agenda": meeting.agenda_number, "meeting_moved": meeting.moved_number}
    numbers |= dict.fromkeys(("minutes", "absent"), meeting.minutes_number)
    number = letter.key.partition("~")[0]  # what follows says after which move it was written anew
    return number == str(numbers.get(letter.template, number))


def _key(letter: Letter, meeting: Meeting, invitation: Invitation | None = None) -> str:
    return f"meetings.{letter.template}:{meeting.public_id}:{letter.key}:{invitation.public_id if invitation else ''}"[:200]


def agenda_letter(meeting: Meeting) -> Letter:
    """Return the agenda as it is now, as somebody outside reads it: part B stands in no mail, whoever gets it."""
    agenda = queries.agenda_of(meeting, NOBODY)
    facts = {"lines": [_line(line) for line in agenda.lines], "has_closed": agenda.has_closed, "is_new": meeting.agenda_number > 1}
    return Letter("agenda", key=str(meeting.agenda_number), facts=facts, action=_("Open agenda and papers, and answer"))


def _line(line: queries.ItemLine) -> dict[str, object]:
    item = line.item
    return {
        "number": line.number,
        "title": item.title,
        "aim": str(choices.Aim(item.aim).label),
        "minutes": item.length,
        "lead": item.lead,
        "n_papers": len(line.papers),
        "briefing": item.briefing,
    }


def invitation_letter() -> Letter:
    """Return the mail that asks whether somebody comes."""
    return Letter("invitation", key="1", action=_("Say whether you come"))


def stop_asking(meeting: Meeting, *, by: Actor) -> dict[str, str]:
    """Stop the mails that ask people and have not left; return by invitation which of them it was, the agenda before the invitation."""
    known = Message.objects.filter(about_kind=meeting.subject.kind, about_id=meeting.public_id)
    stopped: dict[str, str] = {}
    for template in ASKING:
        starting = f"meetings.{template}:{meeting.public_id}:"
        waiting = list(known.filter(key__startswith=starting, state=State.WAITING).values_list("pk", flat=True))
        notices.stop_about(meeting.subject, by=by, starting=starting)
        keys = known.filter(pk__in=waiting, state=State.STOPPED).values_list("key", flat=True)  # no sender was faster
        stopped |= {key.rpartition(":")[2]: template for key in keys}
    return stopped


def being_asked(meeting: Meeting) -> set[str]:
    """Return the invitations whose mail a worker is still to write: it will say what holds then."""
    known = set(Message.objects.filter(about_kind=meeting.subject.kind, about_id=meeting.public_id).values_list("key", flat=True))
    found: set[str] = set()
    for params in jobs_read.jobs_under_way(JOB, meeting.subject).values_list("params", flat=True):
        if (letter := Letter(**params["letter"])).template in ASKING:
            found |= {row for row in params["invitations"] if f"{_key(letter, meeting)}{row}" not in known}
    return found


def who_heard(meeting: Meeting) -> set[str]:
    """Return the invitations whose holders a mail about the meeting has left for."""
    left = Message.objects.filter(about_kind=meeting.subject.kind, about_id=meeting.public_id, state__in=[State.SENDING, State.SENT])
    return {key.rpartition(":")[2] for key in left.values_list("key", flat=True)}


def facts_of(meeting: Meeting) -> dict[str, Any]:
    """Return what every mail about a meeting says: what, when, where."""
    return {
        "group": meeting.group.name,
        "title": meeting.title,
        "named": meeting.title if meeting.group.name in meeting.title else f"{meeting.title} ({meeting.group.name})",
        "day": filters.day(meeting.starts_at.astimezone(clock.LONDON).date()),
        "begins": filters.time(meeting.starts_at),
        "ends": filters.time(meeting.ends_at),
        "place": ", ".join(part for part in (meeting.room, meeting.place) if part),
        "online": meeting.online,
        "summary": meeting.summary,
        "before": "",
    }


def page_of(meeting: Meeting) -> str:
    """Return the whole address of a meeting's page, for people with an account."""
    return settings.SITE_URL + reverse("meetings:show_meeting", args=[meeting.group.area.slug, meeting.public_id])


def _post(letter: Letter, meeting: Meeting, invitation: Invitation, contact: groups.Contact, *, by: Actor) -> None:
    area = meeting.group.area
    giver = by.within(area_id=area.pk, area_slug=area.slug)
    facts = {**facts_of(meeting), "name": contact.name, "organisation": invitation.member.organisation.name, **letter.facts}
    facts |= letter.own.get(invitation.public_id, {})
    url = links.give_link(
        purpose=choices.PURPOSE,
        subject=invitation.subject,
        address=contact.email,
        days=_days(meeting),
        by=giver,
        name=contact.name,
        title=f"{meeting.title}, {facts['day']}",
    )
    mail = notices.Mail(
        key=_key(letter, meeting, invitation),
        to=contact.email,
        template=f"meetings/mail/{letter.template}",
        context={"host": area.name, **facts, "action_url": url, "action_text": letter.action or _("Open the meeting")},
        about=meeting.subject,
        area_id=area.pk,
        sender_name=area.name,
        reply_to=area.reply_to,
        when=notices.Urgency.WORKING_HOURS,
        calendar=_invite(meeting, contact, is_cancelled=letter.template == CANCELLED) if letter.template in INVITING else "",
    )
    notices.post(mail, by=giver)
    if letter.template in ASKING:
        Invitation.objects.filter(pk=invitation.pk, sent_at__isnull=True).update(sent_at=clock.now())


def _invite(meeting: Meeting, contact: groups.Contact, *, is_cancelled: bool) -> str:
    """Return the meeting for the reader's calendar program; the reader's own link is left out, for calendars are shown to others."""
    area = meeting.group.area
    told = [meeting.group.name, meeting.summary, meeting.online, _("To say whether you come, use the link in our mail.")]
    invite = calendars.Invite(
        uid=f"meeting-{meeting.public_id}",
        sequence=meeting.version,
        title=meeting.title,
        starts_at=meeting.starts_at,
        ends_at=meeting.ends_at,
        host=area.name,
        to_name=contact.name,
        to=contact.email,
        place=", ".join(part for part in (meeting.room, meeting.place) if part) or meeting.online,
        told="\n".join(line for line in (told[:3] if is_cancelled else told) if line),
        url=page_of(meeting),
        replies_to=area.reply_to,
        is_cancelled=is_cancelled,
    )
    return calendars.invitation(invite)


def _days(meeting: Meeting) -> int:
    """Return for how long a link works: until the meeting is long over, so that minutes can be corrected and read by it."""
    return max(0, (meeting.on - clock.today()).days) + choices.LINK_DAYS
