"""A draft tells what really happened, and nothing that is closed ever gets into it."""

from datetime import date

import pytest

from joinedup.accounts.tests import factories as accounts
from joinedup.audit.models import Entry
from joinedup.core.refusals import Conflict, Refused
from joinedup.news import queries, services
from joinedup.news.tests import factories

pytestmark = pytest.mark.django_db


def told(newsletter: object) -> str:
    return "\n".join(f"{row.heading}: {row.text}" for row in queries.paragraphs_of(newsletter))  # type: ignore[arg-type]


def test_a_draft_tells_what_was_decided_reached_and_offered_and_what_comes() -> None:
    term = factories.make_term()
    factories.share_help(term)
    words = told(factories.make_draft(term))
    assert f"What we decided: {term.meeting.group.name}, 3 November 2026: {factories.OPEN}." in words
    assert "What we reached: Everybody has seen a lesson elsewhere. Reached on 3 November 2026." in words
    assert "New offers of help: Oak can help with Phonics and early reading." in words
    assert Entry.objects.filter(verb="newsletter.drafted").count() == 1


def test_nothing_closed_gets_into_a_draft_of_the_partnership_or_of_the_area() -> None:
    term = factories.make_term()
    factories.share_help(term)
    for newsletter in (factories.make_draft(term), factories.make_draft(term, for_area=True)):
        words = told(newsletter)
        for closed in (factories.CLOSED, factories.SECRET, "budget", "Behaviour", "Maths", "afeguarding"):
            assert closed not in words
        assert words.count("can help with") == 1  # neither the one for the co-ordinator nor the sensitive one


def test_what_happened_meanwhile_is_added_once() -> None:
    term = factories.make_term()
    newsletter = factories.make_draft(term)
    before = len(queries.paragraphs_of(newsletter))
    assert services.draft_again(newsletter=newsletter, by=term.ada) == 0
    factories.share_help(term)
    assert services.draft_again(newsletter=newsletter, by=term.ada) == 1
    assert len(queries.paragraphs_of(newsletter)) == before + 1


def test_paragraphs_are_changed_moved_and_left_out() -> None:
    term = factories.make_term()
    newsletter = factories.make_draft(term)
    first = queries.paragraphs_of(newsletter)[0]
    services.change_paragraph(paragraph=first, words=services.Words("Good news", "Doors are open."), expected=1, by=term.ada)
    with pytest.raises(Conflict):
        services.change_paragraph(paragraph=first, words=services.Words("", "Late."), expected=1, by=term.ada)
    own = services.add_paragraph(newsletter=newsletter, words=services.Words("Hello", "Dear all."), on_top=True, by=term.ada)
    services.move_paragraph(paragraph=own, up=False, by=term.ada)
    rows = queries.paragraphs_of(newsletter)
    assert [row.heading for row in rows[:2]] == ["Good news", "Hello"]
    services.leave_out(paragraph=rows[0], is_left_out=True, by=term.ada)
    assert queries.sections_of(queries.paragraphs_of(newsletter))[0].heading == "Hello"


def test_a_pupils_name_and_an_empty_paragraph_are_refused() -> None:
    term = factories.make_term()
    newsletter = factories.make_draft(term)
    for text in ("  ", "Tom Smith, born 3/4/2015, won a prize."):
        with pytest.raises(Refused):
            services.add_paragraph(newsletter=newsletter, words=services.Words("", text), on_top=True, by=term.ada)


def test_only_organisers_draft_and_only_until_it_is_sent() -> None:
    term = factories.make_term()
    stranger = accounts.actor_for(accounts.make_user("Eve Ellis"), term.area)
    with pytest.raises(Refused):
        services.draft_newsletter(scope=term.scope, title="X", first=factories.FIRST, last=factories.LAST, by=stranger)
    newsletter = factories.make_sent(term)
    with pytest.raises(Refused, match="has been sent"):
        services.add_paragraph(newsletter=newsletter, words=services.Words("", "More."), on_top=True, by=term.ada)


def test_a_draft_can_be_thrown_away() -> None:
    term = factories.make_term()
    services.remove_draft(newsletter=factories.make_draft(term), by=term.ada)
    assert queries.newsletters_of(term.ada, term.partnership) == []


@pytest.mark.parametrize(("first", "said"), [(date(1999, 1, 1), "two years ago"), (date(2199, 1, 1), "still to come")])
def test_a_first_day_that_can_only_be_a_slip_is_refused(first: date, said: str) -> None:
    cast = accounts.make_cast()
    with pytest.raises(Refused, match=said):
        services.draft_newsletter(scope=queries.Scope(cast.brackwater), title="News", first=first, last=first, by=cast.ada)
