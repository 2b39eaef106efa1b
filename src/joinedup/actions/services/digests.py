"""Remind owners of what they still owe: one mail for each person and area and day, each occasion once, in small pieces."""

import random
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from joinedup.accounts.models import Area
from joinedup.accounts.services import links, mail_choices
from joinedup.actions import queries
from joinedup.actions.models import Reminder
from joinedup.actions.services import mails
from joinedup.calendars import queries as calendars
from joinedup.core.actors import SYSTEM, Actor
from joinedup.directory.models import Person
from joinedup.notices import services as notices
from joinedup.notices.models import Message

DIGEST = "actions.digest"
PIECE = 50  # people at a time: what is kept together takes far less than a second
TRIES = 3


@dataclass(frozen=True, slots=True)
class _Letter:
    """A mail that is written and not yet posted, with its links."""

    digest: queries.Digest
    message: Message
    links: tuple[links.MadeLink, ...]


def remind_all(*, today: date, say: Callable[[int, int], None] = lambda done, total: None) -> int:
    """Remind everybody of what is due by today; return how many mails were written. Harmless when it runs twice, or beside itself."""
    if not queries.is_mail_day(today):
        return 0
    pieces = [(area, people[n : n + PIECE]) for area in queries.areas_that_remind() for people in [queries.owing(area.pk)]
              for n in range(0, len(people), PIECE)]  # fmt: skip
    random.shuffle(pieces)  # so that two that run beside one another seldom write the same mails for nothing
    n_written, n_done, total = 0, 0, sum(len(people) for _area, people in pieces)
    for area, people in pieces:
        n_written += remind_people(area=area, people=people, today=today)
        n_done += len(people)
        say(n_done, total)
    return n_written


def remind_people(*, area: Area, people: Collection[int], today: date) -> int:
    """Write to each of these people the one mail of today, if there is something new to remind them of; return how many were written."""
    n_written = 0
    for _attempt in range(TRIES):
        letters = _written(area, queries.digests_due(area.pk, people, today), today)
        kept = _keep(area, letters, today)
        n_written += kept
        if kept == len(letters):
            break  # nothing changed between reading and keeping
    return n_written


def _keep(area: Area, letters: Sequence[_Letter], today: date) -> int:
    """Keep mails, links and what has gone out together, but only where everything still stands as it was read."""
    if not letters:
        return 0
    people = [letter.digest.person.pk for letter in letters]
    with transaction.atomic():
        # Whoever comes second, in another process, waits here and then finds that everything has gone out.
        list(Person.objects.select_for_update().filter(pk__in=people).order_by("pk").values_list("pk"))
        stands = {digest.person.pk for digest in queries.still_due([letter.digest for letter in letters], area.pk, today)}
        good = [letter for letter in letters if letter.digest.person.pk in stands]
        Reminder.objects.bulk_create([row for letter in good for row in _reminders(letter.digest, today)])
        links.keep_links([made for letter in good for made in letter.links], by=_system(area))
        notices.post_prepared([letter.message for letter in good])
    return len(good)


def _reminders(digest: queries.Digest, today: date) -> list[Reminder]:
    return [
        Reminder(action=one.action, person=digest.person, occasion=one.name, due_on=one.action.due_on, sent_on=today) for one in digest.new
    ]


def _written(area: Area, digests: Sequence[queries.Digest], today: date) -> list[_Letter]:
    """Write the mails of those who have not stopped them and whose schools are open today; nothing is posted."""
    if not digests:
        return []
    addresses = {digest.address for digest in digests}
    said = mail_choices.choices_of(area=area, addresses=addresses, kind=DIGEST)
    is_quiet = queries.quiet_of(addresses, area.pk)
    wanted = [one for one in digests if said[one.address.lower()].stopped_at is None and not is_quiet[one.address](today)]
    about = calendars.abouts((action.about_kind, action.about_id, area.slug) for digest in wanted for action in digest.owed)
    made = []
    for digest in wanted:
        stop = mail_choices.make_unsubscribe_link(said[digest.address.lower()], area=area, by=SYSTEM)
        made.append((stop, mails.make_promises_link(area, digest.person, digest.address, by=SYSTEM)))
    written = (
        _mail(area, digest, {"action_url": page.url, **_owed(digest, about, today)}, mail_choices.url_of(stop), today)
        for digest, (stop, page) in zip(wanted, made, strict=True)
    )
    rows = notices.prepare_all(written, by=_system(area), quiet=is_quiet)
    return [_Letter(*each) for each in zip(wanted, rows, made, strict=True)]


def _mail(area: Area, digest: queries.Digest, context: dict[str, object], stop: str, today: date) -> notices.Mail:
    return notices.Mail(
        key=f"{DIGEST}:{area.public_id}:{digest.person.public_id}:{today.isoformat()}",
        to=digest.address,
        template="actions/mail/digest",
        context={"name": digest.person.name, **context},
        sender_name=area.name,
        reply_to=area.reply_to,
        about=digest.person.subject,
        area_id=area.pk,
        when=notices.Urgency.WORKING_HOURS,
        unsubscribe_url=stop,
    )


def _owed(digest: queries.Digest, abouts: Mapping[tuple[str, str], calendars.About], today: date) -> dict[str, list[dict[str, object]]]:
    """Return what a mail says of each action, overdue ones apart."""
    found: dict[str, list[dict[str, object]]] = {"overdue": [], "coming": []}
    for action in digest.owed:
        about = abouts.get((action.about_kind, action.about_id))
        line = {"what": calendars.told(action.about_kind, action.what), "due_on": action.due_on, "about": about.name if about else ""}
        found["overdue" if action.due_on < today else "coming"].append(line)
    return found


def _system(area: Area) -> Actor:
    return SYSTEM.within(area_id=area.pk, area_slug=area.slug)
