"""The line to the mail server: one connection for many mails. Nothing of a mail's text is ever logged."""

import hashlib
import logging
import smtplib
from dataclasses import dataclass
from email.errors import MessageError
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime, formataddr
from enum import Enum
from types import TracebackType
from typing import Self

from django.conf import settings

from joinedup.core import clock
from joinedup.notices.models import Message

log = logging.getLogger(__name__)
PRODUCT = "JoinedUp"


class Result(Enum):
    """What came of one try."""

    DELIVERED = "delivered"  # the server took it
    REFUSED = "refused"  # 5xx: the server will not take it, now or later
    LATER = "later"  # 4xx: the server asks to try again
    UNREACHABLE = "unreachable"  # the server was not there, did not let us in, or hung up


@dataclass(frozen=True, slots=True)
class Outcome:
    """One try: what came of it, and a sentence."""

    result: Result
    sentence: str = ""


class Line:
    """A connection that is made when the first mail needs it and kept for the next ones."""

    def __init__(self) -> None:
        self._server: smtplib.SMTP | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._hang_up()

    def send(self, row: Message) -> Outcome:
        """Give one mail to the server and say what came of it."""
        is_reused = self._server is not None
        outcome = self._try(row)
        if outcome.result is Result.UNREACHABLE and is_reused:
            return self._try(row)  # many servers hang up after some mails or some silence: once more on a fresh line
        return outcome

    def _try(self, row: Message) -> Outcome:
        try:
            server = self._server = self._server or _connect()
            server.send_message(compose(row), from_addr=settings.DEFAULT_FROM_EMAIL, to_addrs=[ascii_address(row.to)])
        except smtplib.SMTPRecipientsRefused as refused:
            code, words = next(iter(refused.recipients.values()))
            return _judge(code, words)
        except smtplib.SMTPDataError as refused:
            return _judge(refused.smtp_code, refused.smtp_error)
        except (smtplib.SMTPNotSupportedError, UnicodeError):
            return Outcome(Result.REFUSED, "The mail server cannot send to an address with these letters.")
        except (ValueError, LookupError, MessageError) as error:  # one mail that cannot be written must not hold up the others
            log.warning("A mail could not be written: %s", type(error).__name__)
            return Outcome(Result.REFUSED, "This mail could not be written: an address or a name in it holds signs that no mail can carry.")
        except (OSError, smtplib.SMTPException) as error:
            self._hang_up()
            log.warning("The mail server could not be used: %s", type(error).__name__)
            return Outcome(Result.UNREACHABLE, _unreachable(error))
        return Outcome(Result.DELIVERED)

    def _hang_up(self) -> None:
        server, self._server = self._server, None
        if server is None:
            return
        try:
            server.quit()
        except (OSError, smtplib.SMTPException):
            server.close()


def _connect() -> smtplib.SMTP:
    if not settings.EMAIL_HOST:
        raise ConnectionError("no mail server is set")
    kind = smtplib.SMTP_SSL if settings.EMAIL_USE_SSL else smtplib.SMTP
    server = kind(settings.EMAIL_HOST, settings.EMAIL_PORT, timeout=settings.EMAIL_TIMEOUT)
    try:
        if settings.EMAIL_USE_TLS:
            server.starttls()
        if settings.EMAIL_HOST_USER:
            server.login(settings.EMAIL_HOST_USER, settings.EMAIL_HOST_PASSWORD)
    except BaseException:
        server.close()
        raise
    return server


def _judge(code: int, words: bytes | str) -> Outcome:
    said = words.decode("utf-8", "replace") if isinstance(words, bytes) else words
    sentence = f"{code} {' '.join(said.split())}"[:300]
    return Outcome(Result.REFUSED if code >= 500 else Result.LATER, sentence)


def _unreachable(error: Exception) -> str:
    if isinstance(error, smtplib.SMTPAuthenticationError):
        return "The mail server did not let us in. The administrator has to check the user name and password."
    if isinstance(error, smtplib.SMTPSenderRefused):
        return "The mail server does not take mail from our address. The administrator has to check it."
    return "The mail server could not be reached. We keep trying."


def ascii_address(address: str) -> str:
    """Return an address as mail servers want it, an international domain in its ASCII form.

    >>> ascii_address("office@schüle.example")
    'office@xn--schle-mva.example'
    """
    local, at, domain = address.rpartition("@")
    return local + at + (domain if domain.isascii() else domain.encode("idna").decode("ascii"))


def message_id(row: Message) -> str:
    """Return an id made from the key: should a mail go twice after all, its readers' programs recognise the second as the first."""
    digest = hashlib.sha256(f"{row.public_id}:{row.key}".encode()).hexdigest()[:40]
    return f"<{digest}@{settings.DEFAULT_FROM_EMAIL.rpartition('@')[2] or 'localhost'}>"


def _method(calendar: str) -> str:
    """Return what an invitation says of itself: REQUEST, CANCEL."""
    return next(line.partition(":")[2].strip() for line in calendar.splitlines() if line.startswith("METHOD:"))


def header_text(text: str) -> str:
    """Return typed text as a header can carry it: in one line, and never what mail programs take for encoded words (`=?utf-8?q?=0ABcc...`).

    >>> header_text("Terms =?utf-8?q?=0ABcc:_all?=")
    'Terms = ?utf-8?q?=0ABcc:_all?='
    """
    return " ".join(text.split()).replace("=?", "= ?")


def compose(row: Message) -> EmailMessage:
    """Make the mail from its row."""
    mail = EmailMessage(policy=SMTP)
    sender = header_text(row.sender_name)
    mail["From"] = formataddr((f"{sender} via {PRODUCT}" if sender not in ("", PRODUCT) else PRODUCT, settings.DEFAULT_FROM_EMAIL))
    mail["To"] = ascii_address(row.to)
    mail["Subject"] = header_text(row.subject_line)
    mail["Date"] = format_datetime(clock.wall_now())
    mail["Message-ID"] = message_id(row)
    if row.reply_to:
        mail["Reply-To"] = header_text(row.reply_to)
    if row.is_machine:
        mail["Auto-Submitted"] = "auto-generated"
    if row.unsubscribe_url:
        mail["List-Unsubscribe"] = f"<{row.unsubscribe_url}>"
        mail["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    mail.set_content(row.text)
    if row.html:
        mail.add_alternative(row.html, subtype="html")
    if row.calendar:
        # Outlook and Google read the part with the method; programs that do not open the file.
        mail.add_alternative(row.calendar, subtype="calendar", params={"method": _method(row.calendar)})
        mail.add_attachment(row.calendar.encode(), maintype="application", subtype="ics", filename="invite.ics")
    return mail
