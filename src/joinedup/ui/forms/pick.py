"""Pick one of many: type, see what is found, choose. Without JavaScript the choices come after sending."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from joinedup.ui.forms.messages import naming

MOST_REPEATED = 60  # letters of what was typed, in a message about it


@dataclass(frozen=True, slots=True)
class Choice:
    """Something found: what is posted, and how people know it ("Oak Primary School, URN 143032, Bristol")."""

    value: str
    label: str


@dataclass(frozen=True, slots=True)
class Shown:
    """What the macro draws: the typed words, the value chosen, the choices to offer and where more are found while typing."""

    typed: str = ""
    chosen: str = ""
    candidates: list[Choice] = field(default_factory=list)
    address: str = ""


class PickBox(forms.Widget):
    """A text box posted as `name`, the value chosen as `name_chosen`, the words for which choices were offered as `name_asked`."""

    candidates: list[Choice] = []
    address = ""

    def value_from_datadict(self, data: Mapping[str, Any], files: Any, name: str) -> Any:
        return {part: str(data.get(name + ending) or "").strip() for part, ending in _POSTED.items()}

    def value_omitted_from_data(self, data: Mapping[str, Any], files: Any, name: str) -> bool:
        return name not in data and f"{name}_chosen" not in data


_POSTED = {"typed": "", "chosen": "_chosen", "asked": "_asked"}


class PickField(forms.Field):
    """One of many things. `find` returns the choices for typed words, `look_up` the thing of a value or None;
    `address` answers `?q=words` with `{"found": [{"value", "label"}]}` while somebody types.

    A view that needs the viewer sets them afterwards: `form.fields["school"].use(find=..., look_up=..., address=...)`.
    """

    widget = PickBox
    default_error_messages = {
        "nothing": "We found nothing for “%(typed)s”. Check the spelling, or type the URN or the postcode",
        "several": "Choose which one you mean",
    }

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.find: Callable[[str], list[Choice]] = lambda words: []
        self.look_up: Callable[[str], Any] = lambda value: None

    def use(self, *, find: Callable[[str], list[Choice]], look_up: Callable[[str], Any], address: str = "") -> None:
        """Say how things are found and looked up."""
        self.find, self.look_up = find, look_up
        self.widget.address = address

    def clean(self, value: Any) -> Any:
        value = value or dict.fromkeys(_POSTED, "")
        typed, chosen = value["typed"], value["chosen"]
        if not typed and not chosen:
            return self._nothing_typed()
        is_answer = bool(chosen) and (not value["asked"] or value["asked"] == typed)
        thing = self.look_up(chosen) if is_answer else None
        return thing if thing is not None else self._by_words(typed)

    def _nothing_typed(self) -> None:
        if self.required:
            name, is_question = naming(str(self.label or ""))
            text = _("Answer “%(name)s”") if is_question else _("Enter %(name)s")
            raise forms.ValidationError(text % {"name": name}, code="required")

    def _by_words(self, typed: str) -> Any:
        found = self.find(typed) if typed else []
        if len(found) == 1:
            return self.look_up(found[0].value)
        self.widget.candidates = found
        code = "several" if found else "nothing"
        raise forms.ValidationError(_(str(self.error_messages[code])) % {"typed": Truncator(typed).chars(MOST_REPEATED)}, code=code)


def shown(bound: BoundField) -> Shown:
    """Return what stands in the box and beside it."""
    widget = bound.field.widget
    assert isinstance(widget, PickBox)
    value = bound.value()
    if isinstance(value, dict):
        return Shown(value["typed"], value["chosen"], widget.candidates, widget.address)
    if isinstance(value, Choice):
        return Shown(value.label, value.value, [], widget.address)
    return Shown(address=widget.address)
