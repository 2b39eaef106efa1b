from datetime import date

import pytest
from django import forms as stock
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import QueryDict
from django.test import RequestFactory

from joinedup.core.actors import Actor
from joinedup.core.refusals import Refused
from joinedup.ui import engine, fields, forms, gallery, pages


class Team:
    def __init__(self, public_id: str) -> None:
        self.public_id = public_id

    def __str__(self) -> str:
        return f"Team {self.public_id}"


class Every(gallery.EveryField):
    team = forms.PublicIdChoiceField(label="Team")
    teams = forms.PublicIdsChoiceField(label="Teams")


def stock_texts() -> set[str]:
    kinds = [kind for kind in vars(stock.fields).values() if isinstance(kind, type) and issubclass(kind, stock.Field)]
    return {str(text) for kind in kinds for text in getattr(kind, "default_error_messages", {}).values()}


def test_no_field_of_ours_speaks_djangos_words() -> None:
    used = {str(text) for field in Every().fields.values() for code, text in field.error_messages.items() if code in CODES}
    assert not used & stock_texts()


CODES = {"required", "invalid", "invalid_choice", "invalid_list", "empty", "missing"}


def test_an_empty_form_names_each_field_and_the_mend() -> None:
    errors = {name: texts[0] for name, texts in gallery.EveryField({}).errors.items()}
    assert errors == {
        "name": "Enter the name of the organisation",
        "email": "Enter the e-mail address",
        "about": "Answer “What would help?”",
        "school": "Enter the school",
        "from_on": "Enter the start date, for example 5 9 2026",
        "size": "Choose an answer to “How much help?”",
        "again": "Choose an answer to “May we ask again next year?”",
        "term": "Choose the term",
        "topics": "Choose at least one answer to “Topics”",
        "help": "Enter the half-days of help",
        "agree": "Tick the box “The head has agreed to this” to go on",
    }


def test_words_of_somebodys_own_stay() -> None:
    class Own(forms.Form):
        name = forms.CharField(label="Name", error_messages={"required": "Who are you?"})

    assert Own({}).errors["name"] == ["Who are you?"]


def test_limits_say_how_much_there_is() -> None:
    class Short(forms.Form):
        name = forms.CharField(label="Name", max_length=5)
        n = forms.HalfDaysField(label="Half-days", max_value=4)

    errors = Short({"name": "x" * 9, "n": "7"}).errors
    assert errors["name"] == ["Shorten “Name” to 5 letters or fewer (it has 9)"]
    assert errors["n"] == ["Enter 4 or less for “Half-days”"]


def test_a_long_text_says_its_limit_with_commas() -> None:
    class Long(forms.Form):
        text = forms.TextField(label="Words", max_length=8000)

    assert fields.field(Long()["text"]).params["textareaDescriptionText"] == "You can enter up to 8,000 characters"


LINES = [("  Oak \t  Primary\u00a0School ", "Oak Primary School"), ("Zoe\u0308", "Zo\u00eb"), ("a\nb", "a b"), ("=cmd()", "=cmd()")]


@pytest.mark.parametrize(("typed", "clean"), LINES)
def test_a_line_comes_in_tidy(typed: str, clean: str) -> None:
    assert forms.CharField(label="Name").clean(typed) == clean


@pytest.mark.parametrize("typed", ["a\x00b", "a\x1bb", "a\u202eb", "\ufeff", "a\uffffb"])
def test_characters_that_cannot_be_shown_are_refused(typed: str) -> None:
    with pytest.raises(forms.ValidationError, match="cannot be shown"):
        forms.TextField(label="Notes").clean(typed)


def test_several_lines_keep_their_paragraphs() -> None:
    assert forms.TextField(label="Notes").clean("one \r\ntwo\n\n\n\nthree\n") == "one\ntwo\n\nthree"


@pytest.mark.parametrize(
    ("parts", "found"),
    [
        (["5", "9", "2026"], date(2026, 9, 5)),
        (["05", "Sept", "2026"], date(2026, 9, 5)),
        (["31", "2", "2026"], "There is no 31 February 2026: check the start date"),
        (["32", "2", "2026"], "Enter the start date as day, month and year, for example 5 9 2026"),
        (["5", "", "2026"], "The date must include a month: check the start date"),
        (["5", "9", "26"], "Enter the start date as day, month and year, for example 5 9 2026"),
        (["\u0665", "9", "2026"], "Enter the start date as day, month and year, for example 5 9 2026"),
        (["", "", ""], "Enter the start date, for example 5 9 2026"),
        (["1", "1", "2020"], "Enter the start date on or after 1 9 2026"),
    ],
)
def test_a_date_in_three_boxes(parts: list[str], found: date | str) -> None:
    field = forms.DateField(label="Start date", earliest=date(2026, 9, 1))
    if isinstance(found, date):
        assert field.clean(parts) == found
    else:
        with pytest.raises(forms.ValidationError) as caught:
            field.clean(parts)
        assert caught.value.messages == [found]


@pytest.mark.parametrize(("typed", "pence"), [("1,250", 125000), ("£7.40", 740), ("", None)])
def test_pounds_come_in_as_pence(typed: str, pence: int | None) -> None:
    assert forms.PoundsField(label="Cover", required=False).clean(typed) == pence


@pytest.mark.parametrize("typed", ["-5", "1.234", "a lot", "1e9"])
def test_what_is_no_amount_is_refused(typed: str) -> None:
    with pytest.raises(forms.ValidationError, match="amount in pounds"):
        forms.PoundsField(label="Cover").clean(typed)


def test_a_thing_is_chosen_by_its_public_id() -> None:
    field = Every().fields["team"]
    assert isinstance(field, forms.PublicIdChoiceField)
    teams = [Team("aaa"), Team("bbb")]
    field.offer(teams)
    assert field.clean("bbb") is teams[1]
    with pytest.raises(forms.ValidationError, match="Choose one of the answers"):
        field.clean("ccc")


@pytest.mark.parametrize(("name", "size", "text"), [("list.pdf", 3, r"ends in \.csv"), ("list.csv", 2 * 1024 * 1024, "larger than 1 MB")])
def test_a_wrong_file_is_refused_with_the_mend(name: str, size: int, text: str) -> None:
    field = forms.FileField(label="List", endings=[".csv"], max_megabytes=1)
    with pytest.raises(forms.ValidationError, match=text):
        field.clean(SimpleUploadedFile(name, b"x" * size))


class Pick(forms.Form):
    school = forms.PickField(label="School")


def picked(text: str, found: list[forms.Choice]) -> Pick:
    form = Pick(QueryDict(text))
    field = form.fields["school"]
    assert isinstance(field, forms.PickField)
    field.use(find=lambda words: found, look_up=lambda value: f"school {value}" if value.isdigit() else None)
    return form


def test_one_school_found_is_taken_several_are_offered() -> None:
    assert picked("school=oak", gallery.FOUND[:1]).is_valid()
    several = picked("school=st+josephs", gallery.FOUND)
    assert several.errors["school"] == ["Choose which one you mean"]
    answered = picked("school=st+josephs&school_chosen=100002&school_asked=st+josephs", gallery.FOUND)
    assert answered.is_valid()
    assert answered.cleaned_data["school"] == "school 100002"


def test_other_words_after_an_offer_are_searched_again() -> None:
    form = picked("school=elm&school_chosen=100002&school_asked=st+josephs", gallery.FOUND[:1])
    assert form.is_valid()
    assert form.cleaned_data["school"] == "school 100001"


def test_nothing_found_says_what_to_try() -> None:
    assert "Check the spelling" in picked("school=zzz", []).errors["school"][0]


def test_a_refusal_stands_on_the_field_it_names() -> None:
    form = Pick(QueryDict("school=1"))
    form.fields["school"] = forms.CharField(label="School")

    def refuse(data: object) -> None:
        raise Refused("This school has closed.", field="school")

    assert not pages.submitted(form, refuse)
    assert form.errors["school"] == ["This school has closed."]


@pytest.mark.django_db
def test_a_second_press_creates_nothing_and_goes_to_the_same_place() -> None:
    made: list[str] = []

    def make(data: object) -> str:
        made.append("one")
        return "/result/"

    for _press in range(2):
        request = RequestFactory().post("/", {"name": "Oak", "once": "abc"})
        request.actor = Actor(kind="user", name="Ada", user_id=1)  # type: ignore[attr-defined]

        class Name(forms.Form):
            name = forms.CharField(label="Name")

        assert pages.created(request, Name(request.POST), make) == "/result/"
    assert made == ["one"]


class Under(forms.Form):
    how = forms.ChoiceField(label="How?", choices=[("far", "Far"), ("near", "Near")], under={"far": ["km"], "near": ["name"]})
    km = forms.IntegerField(label="Kilometres", max_value=9, required=False)
    name = forms.CharField(label="Name")


def test_what_stands_under_an_answer_counts_only_when_it_is_chosen() -> None:
    assert Under({"how": "far", "km": "99"}).errors == {"km": ["Enter 9 or less for “Kilometres”"]}
    near = Under({"how": "near", "km": "99", "name": "Elm"})
    assert near.is_valid()
    assert near.cleaned_data == {"how": "near", "km": None, "name": "Elm"}
    assert set(Under({"how": ""}).errors) == {"how"}


def test_what_stands_under_an_answer_is_drawn_once_inside_it() -> None:
    drawn = engine.engine().from_string("{{ ui.form_fields(form) }}").render({"form": Under()})
    assert drawn.count('name="km"') == drawn.count('name="name"') == 1
    assert drawn.index('id="conditional-id_how"') < drawn.index('name="km"') < drawn.index('value="near"') < drawn.index('name="name"')


class Sometimes(forms.Form):
    needed_if = {"why": "Needed if you say no.", "day_": "Needed for an action."}

    why = forms.CharField(label="If no: why?", required=False, help_text="Only we read it.")
    why_not = forms.CharField(label="Words", required=False)
    day_1 = forms.DateField(label="By", required=False)


def test_what_is_needed_sometimes_is_not_called_optional_and_says_when() -> None:
    drawn = engine.engine().from_string("{{ ui.form_fields(form) }}").render({"form": Sometimes()})
    assert "If no: why? (optional)" not in drawn
    assert "Needed if you say no. Only we read it." in drawn
    assert "Words (optional)" in drawn
    assert "By (optional)" not in drawn
    assert "Needed for an action." in drawn


def test_what_is_right_is_kept_and_what_is_ticked_goes() -> None:
    entries = [("abc", "Phonics"), ("def", "Bees")]
    found = {}
    for choice in ("right", "some", "wrong"):
        form = forms.ConfirmForm({"choice": choice, "wrong": ["def"]}, entries=entries)
        assert form.is_valid()
        found[choice] = form.taken_out()
    assert found == {"right": [], "some": ["def"], "wrong": ["abc", "def"]}
    assert forms.ConfirmForm({}, entries=entries).errors == {"choice": ["Choose an answer to “Is this right?”"]}
    nothing = forms.ConfirmForm({"choice": "some"}, entries=entries)
    assert nothing.errors == {"wrong": ["Tick what should be taken out, or choose “Yes, keep it”"]}
