"""The gallery: every piece in every state, with invented content; for those who build pages, and for the browser tests."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from django.core.paginator import Paginator

from joinedup.ui import charts, conflicts, engine, forms, frame, sheets

FOUND = [
    forms.Choice("100001", "St Joseph's Catholic Primary School, URN 100001, Keighley"),
    forms.Choice("100002", "St Joseph's Catholic Primary School, URN 100002, Bingley"),
]


TERMS = [
    ("", "Choose a term"),
    *[(str(n), f"Term {n}") for n in range(1, 6)],
    ("6", "Term 6, the second half of the summer term, until the end of July"),
]


class EveryField(forms.Form):
    """One field of each kind."""

    name = forms.CharField(label="Name of the organisation", help_text="As people know it, for example “Oak Primary School”")
    email = forms.EmailField(label="E-mail address")
    about = forms.TextField(label="What would help?", max_length=300, rows=4)
    notes = forms.TextField(label="Anything else", required=False, max_length=None)
    school = forms.PickField(label="School", help_text="Type a name, a town, a postcode or the URN")
    from_on = forms.DateField(label="Start date", help_text="For example 5 9 2026")
    size = forms.ChoiceField(
        label="How much help?",
        choices=[("talk", "A conversation"), ("visit", "A visit"), ("spell", "A short spell")],
        hints={"talk": "About an hour", "visit": "Half a day", "spell": "Four half-days"},
    )
    again = forms.ChoiceField(label="May we ask again next year?", choices=[("yes", "Yes"), ("no", "No")])
    term = forms.ChoiceField(label="Term", choices=TERMS, widget=forms.Select)
    topics = forms.MultipleChoiceField(label="Topics", choices=[("phonics", "Phonics"), ("maths", "Mathematics"), ("send", "SEND")])
    help = forms.HalfDaysField(label="Half-days of help", max_value=40)
    cover = forms.PoundsField(label="Cost of cover", required=False)
    agree = forms.BooleanField(label="The head has agreed to this", required=True)
    list = forms.FileField(label="Your list", endings=[".csv", ".xlsx"], help_text="A CSV or Excel file", required=False)


class FilterForm(forms.Form):
    """The state of a list, kept in its address."""

    words = forms.CharField(label="Words", required=False)
    phase = forms.ChoiceField(
        label="Phase", required=False, choices=[("", "All phases"), ("p", "Primary"), ("s", "Secondary")], widget=forms.Select
    )


class PressForm(forms.Form):
    """A form of one press."""


COLUMNS = [
    sheets.Column("name", "School", hint="Its name or URN", required=True, example="Oak Primary School"),
    sheets.Column("need", "What it needs", hint="In a few words", required=True, example="Phonics in Year 1"),
    sheets.Column("half_days", "Half-days", hint="A whole number", example="3", read=sheets.whole_number(0, 40)),
]
UPLOADED = (
    "School;What it needs;Half-days;Colour\nOak Primary School;Phonics in Year 1;3;red\nElm Primary School;;2;\nAsh School;Reading;many;\n"
)


def filled() -> dict[str, Any]:
    """Return a sending of EveryField in which everything is wrong that can be."""
    return {
        "name": "",
        "email": "office at oak",
        "about": "x" * 340,
        "school": "st josephs",
        "from_on_day": "31",
        "from_on_month": "2",
        "from_on_year": "2026",
        "help": "77",
        "cover": "a lot",
    }


def _every_field(data: dict[str, Any] | None = None) -> EveryField:
    form = EveryField(data)
    field = form.fields["school"]
    assert isinstance(field, forms.PickField)
    field.use(find=lambda words: FOUND, look_up=lambda value: None, address="/gallery/found.json")
    return form


def _forms() -> dict[str, Any]:
    return {"form": _every_field()}


def _errors() -> dict[str, Any]:
    return {"form": _every_field(filled())}


def _lists() -> dict[str, Any]:
    names = ["Oak Primary School", "Elm Primary School", "Ash Grove Church of England Voluntary Aided Primary School"]
    return {"filter_form": FilterForm({"phase": "p"}), "names": names, "page": Paginator(range(500), 20).page(4), "press": PressForm()}


def _things() -> dict[str, Any]:
    return {"moment": datetime(2026, 11, 3, 14, 30, tzinfo=UTC), "on": date(2026, 9, 5)}


def _upload() -> dict[str, Any]:
    reading = sheets.read("needs.csv", UPLOADED.encode(), COLUMNS)
    return {"columns": COLUMNS, "reading": reading, "form": PressForm()}


def _versions() -> dict[str, Any]:
    return {
        "action": "",
        "hidden": [("name", "Phonics in Year 1")],
        "fields": [{"name": "name", "label": "Name", "mine": "Phonics", "theirs": ""}],
        "last": conflicts.LastChange("Priya Nair", datetime(2026, 11, 3, 14, 30, tzinfo=UTC)),
    }


def _words_kept() -> dict[str, Any]:
    typed = [{"key": "Why is it dropped?", "value": "The grant has ended."}]
    return {**_versions(), "fields": [], "typed": typed, "may_send_again": True}


def _answer_kept() -> dict[str, Any]:
    return {**_words_kept(), "typed": [{"key": "Is this note accurate?", "value": "Yes, it is accurate"}], "may_send_again": False}


def _chart() -> dict[str, Any]:
    rows = [("Oak Primary", "Autumn", 3), ("Oak Primary", "Spring", 8), ("Elm Primary", "Autumn", 5), ("Elm Primary", "Spring", 2)]
    spec = {
        "data": {"values": [dict(zip(("school", "term", "n"), row, strict=True)) for row in rows]},
        "mark": "bar",
        "width": 420,
        "height": 220,
        "encoding": {
            "x": {"field": "term", "title": None},
            "xOffset": {"field": "school"},
            "y": {"field": "n", "type": "quantitative", "title": "Half-days"},
            "color": {"field": "school"},
        },
    }
    return {"rows": rows, "svg": charts.svg(spec)}


def _frame() -> dict[str, Any]:
    sample = frame.Frame(
        host="Bradford Schools Together",
        places=[
            frame.Entry("Home", "#home"),
            frame.Entry("Schools and partners", "#schools"),
            frame.Entry("Needs and offers", "#needs", is_current=True),
            frame.Entry("Partnerships", "#partnerships"),
            frame.Entry("The area", "#area"),
        ],
        account=[frame.Entry("My account", "#account"), frame.Entry("Sign out", "#out", is_press=True)],
        footer=[frame.Entry("Privacy", "#privacy"), frame.Entry("Accessibility", "#accessibility")],
        search=frame.Entry("Find a school, person or partnership", "#search"),
        signed_in_as="Ada Lovelace",
        on_behalf_of="Elm Primary School",
        stop_on_behalf_href="#stop",
        demo_moment=datetime(2026, 11, 3, 9, 0, tzinfo=UTC),
    )
    notes = [{"message": "The need was added.", "level_tag": "success"}, {"message": "Two addresses bounced.", "level_tag": "warning"}]
    return {"sample": sample, "notes": [type("Note", (), {**note, "__str__": lambda self: self.message})() for note in notes]}


def _mail() -> dict[str, Any]:
    context = {
        "host": "Bradford Schools Together",
        "action_url": "https://joinedup.example/l/abc/",
        "unsubscribe_url": "https://joinedup.example/stop/",
    }
    return {"text": engine.render("ui/gallery/sample_mail.txt", context)}


@dataclass(frozen=True, slots=True)
class Piece:
    """One page of the gallery."""

    title: str
    context: Callable[[], dict[str, Any]] = dict
    template: str = ""


PIECES: dict[str, Piece] = {
    "forms": Piece("Form fields", _forms),
    "errors": Piece("Form fields with errors", _errors),
    "lists": Piece("Lists: filter, table, pages, nothing yet", _lists),
    "things": Piece("Things: summary, timeline, tags, notes", _things),
    "tasks": Piece("Tasks and checking", lambda: {"press": PressForm()}),
    "confirmation": Piece("The end of a step"),
    "pictures": Piece("Pictures and maps"),
    "chart": Piece("A statistical chart", _chart),
    "upload": Piece("Upload, check, confirm", _upload),
    "conflict": Piece("Two people changed one thing", _versions, "ui/conflict.html"),
    "conflict_words": Piece("Words about a thing that somebody changed", _words_kept, "ui/conflict.html"),
    "conflict_answer": Piece("An answer to what somebody changed", _answer_kept, "ui/conflict.html"),
    "frame": Piece("Banners and places", _frame),
    "mail": Piece("Mail", _mail),
    "error": Piece(
        "We cannot find this page",
        lambda: {"title": "We cannot find this page", "lines": ["Check the address."], "actions": []},
        "ui/error.html",
    ),
}
