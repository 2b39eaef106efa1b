"""A question is put to the seats of a group, and may be withdrawn until it is counted."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from joinedup.audit import services as audit
from joinedup.core import clock
from joinedup.core.actors import Actor
from joinedup.core.pupils import refuse_pupils
from joinedup.core.refusals import require
from joinedup.core.versions import save_version
from joinedup.decisions import analysis, choices, policies, queries
from joinedup.decisions.models import Question, Reply
from joinedup.decisions.services import mails
from joinedup.groups import queries as groups
from joinedup.groups.models import Group
from joinedup.notices import services as notices


@dataclass(frozen=True, slots=True)
class QuestionDetails:
    """What is to be decided, word for word, until when, and whether silence counts as a yes."""

    title: str
    text: str
    closes_on: date
    why: str = ""
    part: str = choices.Part.A.value
    silence_is_yes: bool = False


@transaction.atomic
def ask_question(*, group: Group, details: QuestionDetails, by: Actor) -> Question:
    """Put a question to every seat with a vote, each by a link of its own; the group's law of today counts."""
    require(policies.may_ask_question(by, group), _("Only the chair, the clerk or an organiser may put a question to the group."))
    _check(group, details, by)
    members = groups.voters_of(group)
    require(bool(members), _("Nobody in the group has a vote yet. Add members first."))
    question = Question.objects.create(
        group=group,
        title=details.title,
        text=details.text,
        why=details.why,
        part=choices.Part(details.part).value,
        asked_on=clock.today(),
        closes_on=details.closes_on,
        silence_is_yes=details.silence_is_yes,
        law=analysis.law_of(group),
    )
    Reply.objects.bulk_create(Reply(question=question, member=member) for member in members)
    action = _("Read it and reply")
    n_mails = mails.to_seats("question", question, queries.replies_of(question), key="1", action=action, by=by)
    require(n_mails > 0, _("Nobody in the group has an e-mail address yet. Add addresses first."))
    record(question, "question.asked", by, n_mails=n_mails, silence_is_yes=question.silence_is_yes)
    return question


@transaction.atomic
def withdraw_question(*, question: Question, because: str, by: Actor) -> None:
    """Take a question back; what was replied counts no longer, and every seat is told why."""
    question = queries.locked(question)
    check_runs(question, by)
    refuse_pupils(because, field="because")
    question.state, question.because = choices.State.WITHDRAWN.value, because
    save_version(question, expected=question.version, fields=["state", "because"])
    notices.stop_about(question.subject, by=by)
    mails.to_seats("withdrawn", question, queries.replies_of(question), key="withdrawn", action=_("See the question"), by=by)
    record(question, "question.withdrawn", by)


def check_runs(question: Question, by: Actor) -> None:
    """Refuse who does not run the question, and changes to one that is no longer open."""
    require(policies.may_run_question(by, question), _("Only the chair, the clerk or an organiser may do this."))
    require(question.state != choices.State.WITHDRAWN, _("This question was withdrawn."))
    require(question.state == choices.State.OPEN, _("This question is counted already."))


def record(question: Question, verb: str, by: Actor, **facts: str | int | bool | None) -> None:
    """Write into the record what was done with a question; never its words, because it may be for partners only."""
    audit.record(by=by, verb=verb, about=question.subject, area_id=question.group.area_id, facts=facts)


def _check(group: Group, details: QuestionDetails, by: Actor) -> None:
    for field in ("title", "text", "why"):
        refuse_pupils(getattr(details, field), field=field)
    last = clock.today() + timedelta(days=choices.MOST_DAYS)
    require(
        clock.today() < details.closes_on <= last, _("The deadline lies between tomorrow and three months from now."), field="closes_on"
    )
    require(
        not details.silence_is_yes or group.silence_is_yes,
        _("In this group no reply does not count as a yes: its terms do not say so."),
        field="silence_is_yes",
    )
    allowed = details.part == choices.Part.A or groups.is_insider(by, group)
    require(allowed, _("Only the partners' own may ask what is for partners only."), field="part")
