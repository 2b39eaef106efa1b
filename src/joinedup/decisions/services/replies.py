"""A seat replies and may change its mind until the deadline; who owes a reply is reminded."""

from django.db import transaction
from django.utils.translation import gettext as _

from joinedup.core import clock
from joinedup.core.actors import SYSTEM, Actor
from joinedup.core.pupils import refuse_pupils
from joinedup.core.refusals import require
from joinedup.core.versions import save_version
from joinedup.decisions import choices, policies, queries
from joinedup.decisions.models import Question, Reply
from joinedup.decisions.services import mails
from joinedup.decisions.services.questions import check_runs, record
from joinedup.groups import queries as groups
from joinedup.ui.filters import day


@transaction.atomic
def answer_question(*, reply: Reply, says: str, by: Actor) -> None:
    """Say for, against, no vote, or that one has an interest; it can be changed until the deadline."""
    require(policies.may_answer_question(by, reply), _("Only whoever holds this seat may reply."))
    question = queries.locked(reply.question)
    _check_counts(question, reply)
    _write(reply, says, said_by=by.name)
    record(question, "question.answered", by, reply=reply.public_id)


@transaction.atomic
def note_reply(*, reply: Reply, says: str, told_by: str, by: Actor) -> int:
    """Write down what a seat said on the telephone, with who said it and who wrote it; the seat is told, and changes it by its link.

    Return how many mails wait: none when the seat has no address. What a seat said itself is changed by nobody else.
    """
    require(policies.may_note_reply(by, reply), _("Only the chair, the clerk or an organiser writes down what others said."))
    question = queries.locked(reply.question)
    _check_counts(question, reply)
    require(not reply.says or bool(reply.noted_by), _("They have replied themselves, and only they change it."))
    require(bool(told_by.strip()), _("Say who told you."), field="told_by")
    refuse_pupils(told_by, field="told_by")
    _write(reply, says, said_by=told_by.strip(), noted_by=by.name)
    action = _("See it, or change it")
    n_mails = mails.to_seats("noted", question, [reply], key=f"noted:{reply.version}", action=action, by=by)
    record(question, "question.reply_noted", by, reply=reply.public_id, n_mails=n_mails)
    return n_mails


def _check_counts(question: Question, reply: Reply) -> None:
    _check_open(question)
    since = groups.no_vote_since(reply.member)
    words = _("This seat has had no vote since %(day)s, so a reply would not count. Whoever runs the group can tell you more.")
    require(since is None, words % {"day": day(since) if since else ""})
    require(reply.member.has_vote, _("This seat has no vote any more, so a reply would not count."))


def _write(reply: Reply, says: str, *, said_by: str, noted_by: str = "") -> None:
    word = choices.Says(says)
    require(word != choices.Says.WAITING, _("Choose one of the answers."), field="says")
    reply.says, reply.said_at = word.value, clock.now()
    reply.said_by, reply.noted_by = said_by[:160], noted_by[:160]
    save_version(reply, expected=reply.version, fields=["says", "said_at", "said_by", "noted_by"])


@transaction.atomic
def remind_owing(*, question: Question, by: Actor) -> int:
    """Remind the seats that owe a reply, at most once a day; return how many mails wait to go out."""
    question = queries.locked(question)
    if by != SYSTEM:
        check_runs(question, by)
    require(not question.is_over, _("The deadline is over."))
    voting = {member.pk for member in queries.voters_asked(question)}
    owing = [row for row in queries.replies_of(question) if not row.says and row.member_id in voting]
    require(bool(owing), _("Everybody has replied."))
    require(question.reminded_on != clock.today(), _("They were reminded today already."))
    question.reminded_on = clock.today()
    save_version(question, expected=question.version, fields=["reminded_on"])
    key = clock.today().isoformat()
    n_mails = mails.to_seats("reminder", question, owing, key=key, action=_("Read it and reply"), by=by)
    record(question, "question.reminded", by, n_mails=n_mails)
    return n_mails


def _check_open(question: Question) -> None:
    withdrawn = question.state == choices.State.WITHDRAWN
    require(not withdrawn, _("This question was withdrawn, so your reply does not count. Why: %(why)s") % {"why": question.because})
    over = _("The deadline was %(day)s, so this reply does not count.") % {"day": day(question.closes_on)}
    require(question.state == choices.State.OPEN and not question.is_over, over)
