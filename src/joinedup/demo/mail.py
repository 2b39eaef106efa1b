"""The mail of the demo, which goes nowhere: to be read here, with links that work, as those would who got it."""

import re
from dataclasses import dataclass
from datetime import datetime

from markupsafe import Markup, escape

from joinedup.core.actors import SYSTEM
from joinedup.notices import queries as notices
from joinedup.notices.models import Message

MOST = 60
# The demo may stand at another port than when it was built, so links keep their path only.
_LINK = re.compile(r"https?://[^/\s<>]+(/[^\s<>]*)")


@dataclass(frozen=True, slots=True)
class Mail:
    """One mail as it was written."""

    public_id: str
    to: str
    subject: str
    at: datetime
    text: Markup


def latest(words: str = "") -> list[Mail]:
    """Return the newest mails of the demo, or those to an address or with a subject that holds the words."""
    rows = notices.visible_messages(SYSTEM).exclude(state="stopped").order_by("-id")
    if words:
        rows = rows.filter(to__icontains=words) | rows.filter(subject_line__icontains=words)
    return [_mail(row) for row in rows[:MOST]]


def mail_for(public_id: str) -> Mail:
    """Return one mail of the demo, or raise Missing."""
    return _mail(notices.message_for(public_id, SYSTEM))


def _mail(row: Message) -> Mail:
    return Mail(row.public_id, row.to, row.subject_line, row.goes_at, _with_links(row.text))


def _with_links(text: str) -> Markup:
    return Markup(_LINK.sub(r'<a class="govuk-link" href="\1">\g<0></a>', str(escape(text))))
