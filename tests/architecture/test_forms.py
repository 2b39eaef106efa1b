"""Every message of every form is ours: says the field and the mend, never a bare "required"."""

import importlib
import importlib.util
import inspect
import pkgutil
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django import forms

from joinedup.ui import forms as ui_forms
from tests.architecture import house

# Django's own texts, and bare words, that nobody can mend anything by.
STOCK = {
    "This field is required.",
    "Enter a valid value.",
    "Enter a valid date.",
    "Enter a valid date/time.",
    "Enter a valid time.",
    "Enter a whole number.",
    "Enter a number.",
    "Enter a valid email address.",
    "Enter a valid URL.",
    "Enter a list of values.",
    "Select a valid choice. That choice is not one of the available choices.",
    "No file was submitted. Check the encoding type on the form.",
    "No file was submitted.",
    "The submitted file is empty.",
}


def form_modules() -> Iterator[Any]:
    for room in sorted(house.FURNISHED):
        if importlib.util.find_spec(f"joinedup.{room}.forms") is None:
            continue
        module = importlib.import_module(f"joinedup.{room}.forms")
        yield module
        for found in pkgutil.iter_modules(getattr(module, "__path__", [])):
            yield importlib.import_module(f"{module.__name__}.{found.name}")


def form_classes() -> list[type[forms.BaseForm]]:
    """Return every form that a room itself defines."""
    found = {
        thing
        for module in form_modules()
        for thing in vars(module).values()
        if inspect.isclass(thing)
        and issubclass(thing, forms.BaseForm)
        and thing.__module__.startswith("joinedup.")
        and thing.__module__.split(".")[2] == "forms"
    }
    return sorted(found, key=lambda form: f"{form.__module__}.{form.__name__}")


def build(form: type[forms.BaseForm], data: dict[str, str]) -> forms.BaseForm | None:
    """Make a form with data; a room says in its `tests/forms.py` with what arguments: FORMS = {"NeedForm": lambda: {"topics": []}}."""
    room = form.__module__.split(".")[1]
    arguments: Callable[[], dict[str, Any]] = dict
    if importlib.util.find_spec(f"joinedup.{room}.tests.forms") is not None:
        arguments = importlib.import_module(f"joinedup.{room}.tests.forms").FORMS.get(form.__name__, dict)
    try:
        return form(data=data, files={}, **arguments())
    except TypeError:
        return None


def texts(errors: Any) -> Iterator[tuple[str, str]]:
    for name, found in errors.as_data().items():
        for error in found:
            for message in error.messages:
                yield name, message


@pytest.mark.django_db
@pytest.mark.parametrize("form", form_classes(), ids=lambda form: f"{form.__module__.split('.')[1]}.{form.__name__}")
def test_no_stock_message(form: type[forms.BaseForm]) -> None:
    empty = build(form, {})
    if empty is None:
        pytest.fail(
            f"{form.__name__} takes arguments: give them in {form.__module__.split('.')[1]}/tests/forms.py (FORMS = {{name: callable}})"
        )
    wrong = build(form, {name: "\x00 not a value \u2028" * 3 for name in empty.fields})
    assert wrong is not None
    stock = [
        (name, text)
        for made in (empty, wrong)
        for name, text in texts(made.errors)
        if text in STOCK or text.lower().strip(".") in {"required", "invalid"}
    ]
    assert not stock


@pytest.mark.django_db
@pytest.mark.parametrize("form", form_classes(), ids=lambda form: f"{form.__module__.split('.')[1]}.{form.__name__}")
def test_nothing_is_called_optional_that_the_form_asks_for(form: type[forms.BaseForm]) -> None:
    empty = build(form, {})
    assert empty is not None
    asked = [empty[name] for name in empty.errors if name in empty.fields]
    untrue = [bound.name for bound in asked if not bound.field.required and not empty.when_needed(bound.name)]  # type: ignore[attr-defined]
    assert not untrue
    names = {name for name in empty.needed_if if not name.endswith("_")}  # type: ignore[attr-defined]
    assert names <= {*empty.fields, *form.base_fields}  # type: ignore[attr-defined]


def test_only_words_are_sent_again_after_somebody_else_has_changed_the_thing() -> None:
    sent_again = [form for form in form_classes() if getattr(form, "may_be_sent_again", False)]
    assert sent_again
    for form in sent_again:
        fields = [field for field in form.base_fields.values() if not field.widget.is_hidden]  # type: ignore[attr-defined]
        assert fields
        assert all(type(field) in {ui_forms.CharField, ui_forms.TextField} for field in fields), form
