"""A reply given on the telephone is written down, with who said it and who wrote it; the seat is told and changes it."""

import pytest

from joinedup.accounts.tests import factories as accounts
from joinedup.audit import queries as audit
from joinedup.core.refusals import Refused
from joinedup.decisions import services
from joinedup.decisions.models import Question
from joinedup.decisions.tests import factories
from joinedup.groups.tests import factories as groups
from joinedup.notices.models import Message

pytestmark = pytest.mark.django_db


@pytest.fixture
def question() -> Question:
    return factories.make_question(accounts.make_area())


def note(question: Question, says: str = "for", told_by: str = "Ann Okafor, deputy") -> int:
    return services.note_reply(reply=factories.reply(question), says=says, told_by=told_by, by=factories.chair_of(question.group))


def test_it_is_written_down_and_the_seat_is_told(question: Question) -> None:
    assert note(question) == 1
    row = factories.reply(question)
    assert (row.says, row.said_by, row.noted_by) == ("for", "Ann Okafor, deputy", "Head of Oak")
    mail = Message.objects.get(subject_line="Written down for you: Our INSET day")
    assert mail.to == row.member.person.addresses.get().email
    assert "Ann Okafor, deputy told Head of Oak" in mail.text
    assert audit.entries_about(question.subject)[-1].verb == "question.reply_noted"
    assert note(question, "against") == 1, "what was misheard is put right, and they hear of it again"


def test_the_seat_has_the_last_word(question: Question) -> None:
    note(question)
    factories.answer(question, "", "against")
    row = factories.reply(question)
    assert (row.says, row.noted_by) == ("against", "")
    with pytest.raises(Refused, match="replied themselves"):
        note(question)


@pytest.mark.parametrize(
    ("says", "told_by", "words"), [("for", " ", "who told you"), ("", "Ann", "Choose one"), ("for", "Ava Moss 12/03/2016", "pupil")]
)
def test_what_is_missing_is_asked_for(question: Question, says: str, told_by: str, words: str) -> None:
    with pytest.raises(Refused, match=words):
        note(question, says, told_by)


def test_only_who_keeps_the_group_going_writes_down_and_never_for_their_own_seat(question: Question) -> None:
    chair, other = factories.chair_of(question.group), groups.actor_of(groups.members(question.group)[2])
    for by, place in ((other, 1), (chair, 0)):
        with pytest.raises(Refused, match="writes down what others said"):
            services.note_reply(reply=factories.reply(question, place), says="for", told_by="Ann", by=by)


def test_for_partners_only_the_mail_names_neither_question_nor_vote() -> None:
    note(factories.make_question(accounts.make_area(), part="b"))
    mail = Message.objects.get(subject_line="Written down for you: A question for partners only")
    assert "INSET" not in mail.text
    assert "Written down: " not in mail.text
