"""Invitations for calendar programs: REQUEST and CANCEL (RFC 5546), by the conventions of Outlook and Google."""

from dataclasses import dataclass
from datetime import datetime

from django.conf import settings

from joinedup.core import clock

# As Outlook writes it: the rule that holds since 1996, without the history before.
LONDON = """BEGIN:VTIMEZONE
TZID:Europe/London
X-LIC-LOCATION:Europe/London
BEGIN:DAYLIGHT
TZOFFSETFROM:+0000
TZOFFSETTO:+0100
TZNAME:BST
DTSTART:19700329T010000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
END:DAYLIGHT
BEGIN:STANDARD
TZOFFSETFROM:+0100
TZOFFSETTO:+0000
TZNAME:GMT
DTSTART:19701025T020000
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
END:STANDARD
END:VTIMEZONE
"""


@dataclass(frozen=True, slots=True)
class Invite:
    """One date for one reader.

    `uid` stays for the life of the date; `sequence` grows with each change, so that the latest counts in whatever order mails arrive.
    `replies_to` is a mailbox that somebody reads ("" when nobody does): answers of calendar programs go there.
    """

    uid: str
    sequence: int
    title: str
    starts_at: datetime
    ends_at: datetime
    host: str
    to_name: str
    to: str
    place: str = ""
    told: str = ""
    url: str = ""
    replies_to: str = ""
    is_cancelled: bool = False


def uid_of(key: str) -> str:
    """Return the UID of a date, the same in invitations and feeds.

    >>> uid_of("meeting-abc").startswith("meeting-abc@")
    True
    """
    return f"{key}@{settings.SITE_URL.split('//')[-1]}"


def invitation(invite: Invite) -> str:
    """Return the calendar part of a mail. Only its own reader stands in it as invited: nobody gets the addresses of others."""
    import icalendar

    calendar = icalendar.Calendar()
    method = "CANCEL" if invite.is_cancelled else "REQUEST"
    for key, value in {"prodid": "-//JoinedUp//Dates//EN", "version": "2.0", "calscale": "GREGORIAN", "method": method}.items():
        calendar.add(key, value)
    calendar.add_component(icalendar.Component.from_ical(LONDON.replace("\n", "\r\n")))
    event = icalendar.Event()
    event.add("uid", uid_of(invite.uid))
    event.add("sequence", invite.sequence)
    event.add("dtstamp", clock.now())
    event.add("dtstart", invite.starts_at.astimezone(clock.LONDON))
    event.add("dtend", invite.ends_at.astimezone(clock.LONDON))
    event.add("summary", invite.title)
    for key, value in {"location": invite.place, "description": invite.told, "url": invite.url}.items():
        if value:
            event.add(key, value)
    event.add("status", "CANCELLED" if invite.is_cancelled else "CONFIRMED")
    event.add("transp", "TRANSPARENT" if invite.is_cancelled else "OPAQUE")
    event.add("organizer", _address(invite.replies_to or settings.DEFAULT_FROM_EMAIL, {"cn": invite.host}))
    answers = "TRUE" if invite.replies_to and not invite.is_cancelled else "FALSE"
    facts = {"cn": invite.to_name, "cutype": "INDIVIDUAL", "role": "REQ-PARTICIPANT", "partstat": "NEEDS-ACTION", "rsvp": answers}
    event.add("attendee", _address(invite.to, facts))
    calendar.add_component(event)
    return str(calendar.to_ical().decode())


def _address(address: str, facts: dict[str, str]) -> object:
    import icalendar

    found = icalendar.vCalAddress(f"mailto:{address}")
    for name, value in facts.items():
        found.params[name.upper()] = icalendar.vText(value.replace('"', "'"))
    return found
