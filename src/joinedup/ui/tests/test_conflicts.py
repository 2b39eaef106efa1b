from dataclasses import dataclass
from datetime import date

import pytest
from django.http import HttpResponse, QueryDict
from django.test import RequestFactory

from joinedup.core.refusals import Conflict, Missing, Refused
from joinedup.ui import conflicts, forms, pages
from joinedup.ui.middleware import RefusalPages


class ChangeNeed(forms.Form):
    title = forms.CharField(label="Name of the need")
    size = forms.ChoiceField(label="Size", choices=[("talk", "A conversation"), ("visit", "A visit")])
    on = forms.DateField(label="Start date")
    topics = forms.MultipleChoiceField(label="Topics", choices=[("a", "Phonics"), ("b", "Maths")])
    urgent = forms.BooleanField(label="It is urgent")


@dataclass
class Need:
    version: int = 7
    title: str = "Phonics in Year 2"
    size: str = "visit"
    on: date = date(2026, 11, 3)
    topics: tuple[str, ...] = ("a", "b")
    urgent: bool = True


TYPED = "title=Phonics+in+Year+1&size=talk&on_day=5&on_month=9&on_year=2026&topics=a&version=6&once=abc"


def clash() -> tuple[Conflict, ChangeNeed]:
    form = ChangeNeed(QueryDict(TYPED))

    def save(data: object) -> None:
        raise Conflict(Need())

    with pytest.raises(Conflict) as caught:
        pages.submitted(form, save)
    return caught.value, form


def test_both_versions_stand_side_by_side() -> None:
    found = {one.label: (one.mine, one.theirs) for one in conflicts.differences(*clash())}
    assert found == {
        "Name of the need": ("Phonics in Year 1", "Phonics in Year 2"),
        "Size": ("A conversation", "A visit"),
        "Start date": ("5 9 2026", "3 11 2026"),
        "Topics": ("Phonics", "Phonics, Maths"),
        "It is urgent": ("No", "Yes"),
    }


def test_what_is_chosen_is_sent_as_if_it_had_been_typed() -> None:
    refusal, form = clash()
    context = conflicts.page_context(refusal, form, "/need/")
    sent = QueryDict(mutable=True)
    for name, value in context["hidden"]:
        sent.appendlist(name, value)
    for choice in ("title", "on", "topics"):
        sent[f"choose-{choice}"] = "theirs"
    sent["choose-size"] = sent["choose-urgent"] = "mine"
    again = ChangeNeed(conflicts.chosen(sent))
    assert again.is_valid(), again.errors
    assert again.cleaned_data == {
        "title": "Phonics in Year 2",
        "size": "talk",
        "on": date(2026, 11, 3),
        "topics": ["a", "b"],
        "urgent": False,
    }
    assert sent["version"] == "7"


def test_the_page_of_a_conflict_offers_the_choice() -> None:
    answer = RefusalPages(lambda request: HttpResponse()).process_exception(RequestFactory().post("/need/"), clash()[0])
    assert answer is not None
    assert answer.status_code == 409
    assert "Phonics in Year 2" in answer.content.decode()


class FinishNeed(forms.Form):
    may_be_sent_again = True
    words = forms.CharField(label="How did it go?")


def test_words_that_the_thing_itself_does_not_hold_are_kept_to_be_sent_again() -> None:
    form = FinishNeed(QueryDict("words=Three+visits+done&version=5"))
    refusal = clash()[0]
    refusal.form = form  # type: ignore[attr-defined]
    answer = RefusalPages(lambda request: HttpResponse()).process_exception(RequestFactory().post("/need/finish/"), refusal)
    assert answer is not None
    page = answer.content.decode()
    assert "How did it go?" in page
    assert 'name="words" value="Three visits done"' in page
    assert 'name="version" value="7"' in page
    assert "Send it again" in page
    assert '<a class="govuk-link" href="/need/finish/" target="_blank"' in page


class AnswerNeed(forms.Form):
    words = forms.CharField(label="Is this right?")


def test_a_line_for_which_the_form_has_no_field_any_more_stays_in_sight() -> None:
    form = AnswerNeed(QueryDict("name_2=Music+day&words=Right&once_3=abc"))
    form.fields["name_4"] = forms.CharField(label="Something else")
    assert [row["value"] for row in conflicts.typed(form)] == ["Right", "Music day"]


def test_an_answer_to_what_has_changed_is_kept_in_sight_but_not_sent_before_it_was_read_again() -> None:
    refusal = clash()[0]
    refusal.form = AnswerNeed(QueryDict("words=Quite+right&version=5"))  # type: ignore[attr-defined]
    answer = RefusalPages(lambda request: HttpResponse()).process_exception(RequestFactory().post("/need/answer/"), refusal)
    assert answer is not None
    page = answer.content.decode()
    assert "Quite right" in page
    assert "Copy first what you want to keep" in page
    assert "Load the page again" in page
    assert '<form method="post" action="/need/answer/"' not in page


@pytest.mark.parametrize(("exception", "status"), [(Missing(), 404), (Refused("Not now."), 409), (Conflict(object()), 409)])
def test_a_refusal_that_escapes_a_view_becomes_a_page(exception: Exception, status: int) -> None:
    answer = RefusalPages(lambda request: HttpResponse()).process_exception(RequestFactory().get("/x/"), exception)
    assert answer is not None
    assert answer.status_code == status


def test_a_bug_stays_a_bug() -> None:
    assert RefusalPages(lambda request: HttpResponse()).process_exception(RequestFactory().get("/x/"), ValueError()) is None
