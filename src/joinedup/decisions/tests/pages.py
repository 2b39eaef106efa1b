"""The pages of written decisions in their states."""

from django.test import Client
from django.urls import reverse

from joinedup.accounts.models import Link
from joinedup.accounts.tests import factories as accounts
from joinedup.decisions import choices, services
from joinedup.decisions.models import Question
from joinedup.decisions.tests import factories
from joinedup.groups.models import Group
from joinedup.groups.tests import factories as groups
from joinedup.ui.states import PageState, Shown

WHY = "Two of us have it already.\n\nIt costs nothing, and the coach can be shared."


def _shown(group: Group, name: str, public_id: str) -> Shown:
    factories.chair_of(group)
    return Shown(reverse(f"decisions:{name}", args=[group.area.slug, public_id]), user=groups.members(group)[0].person.user)


def _of_group(name: str, *, full: bool = True) -> Shown:
    group = groups.make_partnership_group(accounts.make_area(), silence_is_yes=True)
    if full:
        services.settle_question(question=_answered(group, "for", "for", "none"), by=factories.chair_of(group))
        factories.make_question(group=group, title="Who speaks for us at the forum", part="b")
    return _shown(group, name, group.public_id)


def _answered(group: Group, *says: str) -> Question:
    question = factories.make_question(group=group, why=WHY)
    factories.answer(question, *says)
    return question


def _question(name: str = "show_question", *says: str, state: str = "open") -> Shown:
    group = groups.make_partnership_group(accounts.make_area())
    question = _answered(group, *says)
    if state == "settled":
        _settle(question)
    return _shown(group, name, question.public_id)


def _settle(question: Question) -> None:
    by = factories.chair_of(question.group)
    services.settle_question(question=question, by=by)
    services.name_carrier(
        about=question.subject,
        group=question.group,
        organisation=factories.reply(question, 0).member.organisation,
        name="Mo Khan, deputy head",
        by=by,
    )


def _by_link(name: str = "answer_question", *says: str, state: str = "open", more: str = "") -> Shown:
    group = groups.make_partnership_group(accounts.make_area())
    question = _answered(group, *says)
    if state == "settled":
        _settle(question)
    if state == "withdrawn":
        services.withdraw_question(question=question, because="The date was wrong.", by=factories.chair_of(group))
    row = factories.reply(question)
    link = Link.objects.filter(subject_id=row.public_id, purpose=choices.PURPOSE).latest("pk")
    return Shown(reverse(f"decisions:{name}", args=[row.public_id]) + more, before=lambda client: _remember(client, link.pk))


def _remember(client: Client, link_id: int) -> None:
    session = client.session
    session["links"] = [link_id]
    session.save()
    client.cookies["sessionid"] = str(session.session_key)


def _noted() -> Shown:
    group = groups.make_partnership_group(accounts.make_area())
    row = factories.reply(_answered(group, "for"), 2)
    services.note_reply(reply=row, says="against", told_by="Head of Ash", by=factories.chair_of(group))
    factories.chair_of(group)
    where = reverse("decisions:note_reply", args=[group.area.slug, row.question.public_id, row.public_id])
    return Shown(where, user=groups.members(group)[0].person.user)


PAGES = [
    PageState("written decisions, none yet", lambda: _of_group("list_questions", full=False)),
    PageState("written decisions", lambda: _of_group("list_questions")),
    PageState("ask the group, sent empty", lambda: _of_group("ask_question"), submit="Ask the group"),
    PageState("a question, open", lambda: _question("show_question", "for", "", "none")),
    PageState("write down a telephone reply, nothing chosen", _noted, submit="Write it down"),
    PageState("a question, decided", lambda: _question("show_question", "for", "for", "interest", state="settled")),
    PageState("withdraw a question, sent empty", lambda: _question("withdraw_question"), submit="Withdraw it"),
    PageState("count the replies, too early", lambda: _question("settle_question"), submit="Count them"),
    PageState("reply by link, nothing chosen", _by_link, submit="Send my reply"),
    PageState("reply by link, done", lambda: _by_link("answer_question", "", "for", more="?done=1")),
    PageState("reply by link, withdrawn", lambda: _by_link(state="withdrawn")),
    PageState("reply by link, decided", lambda: _by_link("answer_question", "for", "for", "for", state="settled")),
    PageState(
        "say who carries it", lambda: _by_link("carry_decision", "for", "for", "for", state="settled"), submit="This person carries it"
    ),
]
