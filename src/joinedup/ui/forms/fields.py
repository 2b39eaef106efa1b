"""The fields of our forms: text comes in clean, amounts come in as whole numbers."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from joinedup.core.money import format_pence, parse_pounds
from joinedup.core.refusals import Refused

MOST_OF_AN_ADDRESS = 254
# What no keyboard types and no page can show; line breaks and tabs are judged apart.
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]")


def one_line(text: str) -> str:
    """Return text in one line with single spaces.

    >>> one_line("  Oak   Primary\\t School ")
    'Oak Primary School'
    """
    return " ".join(unicodedata.normalize("NFC", text).split())


def many_lines(text: str) -> str:
    """Return text with plain line ends, no spaces before them and at most one empty line in a row."""
    lines = [line.rstrip() for line in unicodedata.normalize("NFC", text).replace("\r\n", "\n").replace("\r", "\n").split("\n")]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


def refuse_control_characters(text: str) -> None:
    """Raise a validation error when the text holds characters that cannot be shown."""
    if _CONTROL.search(text):
        raise forms.ValidationError(_("Type this again: it holds characters that cannot be shown"), code="control")


def without_control_characters(text: str) -> str:
    """Return text with a space for each character that cannot be shown (of an uploaded table, which nobody types again)."""
    return _CONTROL.sub(" ", text)


class CharField(forms.CharField):
    """One line of text; at most 200 letters unless said otherwise."""

    tidy = staticmethod(one_line)

    def __init__(self, *, max_length: int | None = 200, **kwargs: Any) -> None:
        super().__init__(max_length=max_length, **kwargs)

    def to_python(self, value: Any) -> str:
        text = str(value) if value is not None else ""
        refuse_control_characters(text)
        return super().to_python(self.tidy(text)) or ""


class TextField(CharField):
    """Several lines of text, drawn as a box with a count of the letters left."""

    widget = forms.Textarea
    tidy = staticmethod(many_lines)

    def __init__(self, *, max_length: int | None = 2000, rows: int = 5, **kwargs: Any) -> None:
        super().__init__(max_length=max_length, **kwargs)
        if not isinstance(self.widget, forms.HiddenInput):
            self.widget.attrs["rows"] = rows


class EmailField(forms.EmailField):
    """One e-mail address, as long as mail servers take one (and our tables, where Django's field would let 320 letters through)."""

    def __init__(self, *, max_length: int = MOST_OF_AN_ADDRESS, **kwargs: Any) -> None:
        super().__init__(max_length=max_length, **kwargs)
        self.widget.attrs |= {"autocomplete": self.widget.attrs.get("autocomplete", "email"), "spellcheck": "false"}

    def to_python(self, value: Any) -> str:
        text = one_line(str(value or "")).removeprefix("mailto:").strip("<>;,. ")
        refuse_control_characters(text)
        return super().to_python(text) or ""


class OnlineLinkField(CharField):
    """The address of an online meeting: only such that a browser opens safely."""

    def clean(self, value: Any) -> str:
        typed = str(super().clean(value))
        if typed and not re.match(r"https?://[^\s/]+\.[^\s]+$", typed):
            words = _("Enter the online link as it stands in the invitation; it begins with https://")
            raise forms.ValidationError(words, code="invalid")
        return typed


class ChoiceField(forms.ChoiceField):
    """One of several answers: radios up to eight, a select above; `hints` explains single answers.

    `under` names the fields that belong to single answers: they stand under their radio, and count only when it is chosen.
    """

    def __init__(self, *, hints: Mapping[str, Any] | None = None, under: Mapping[str, Iterable[str]] | None = None, **kwargs: Any) -> None:
        self.hints = hints or {}
        self.under = {str(value): tuple(names) for value, names in (under or {}).items()}
        if "widget" not in kwargs and not callable(kwargs.get("choices")) and len(list(kwargs.get("choices") or [])) <= 8:
            kwargs["widget"] = forms.RadioSelect
        super().__init__(**kwargs)


class MultipleChoiceField(forms.MultipleChoiceField):
    """Any of several answers, drawn as boxes to tick."""

    widget = forms.CheckboxSelectMultiple

    def __init__(self, *, hints: Mapping[str, Any] | None = None, **kwargs: Any) -> None:
        self.hints = hints or {}
        super().__init__(**kwargs)


class BooleanField(forms.BooleanField):
    """One box to tick; with `required=True` it must be ticked."""

    def __init__(self, *, required: bool = False, **kwargs: Any) -> None:
        super().__init__(required=required, **kwargs)


class IntegerField(forms.IntegerField):
    """A whole number, also typed with commas."""

    def to_python(self, value: Any) -> int | None:
        return super().to_python(value.replace(",", "").strip() if isinstance(value, str) else value)


class HalfDaysField(IntegerField):
    """An amount of help in half-days."""

    suffix = "half-days"

    def __init__(self, *, min_value: int = 0, max_value: int = 400, **kwargs: Any) -> None:
        super().__init__(min_value=min_value, max_value=max_value, **kwargs)
        self.widget.attrs["class"] = "govuk-input--width-4"


class PoundsField(forms.CharField):
    """An amount of money typed in pounds, given on in whole pence."""

    prefix = "£"

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_length=20, **kwargs)
        self.widget.attrs |= {"class": "govuk-input--width-5", "inputmode": "decimal", "spellcheck": "false"}

    def clean(self, value: Any) -> int | None:
        text = super().clean(value)
        if not text:
            return None
        try:
            return parse_pounds(text)
        except Refused as refusal:
            raise forms.ValidationError(refusal.message, code="invalid") from None

    def prepare_value(self, value: Any) -> Any:
        return format_pence(value).replace("£", "").removesuffix(".00") if isinstance(value, int) else value


class FileField(forms.FileField):
    """A file to upload: `endings` says which kinds (".csv", ".xlsx"), `max_megabytes` how large."""

    def __init__(self, *, endings: Iterable[str] = (), max_megabytes: int = 20, **kwargs: Any) -> None:
        self.endings = tuple(endings)
        self.max_megabytes = max_megabytes
        super().__init__(**kwargs)
        if self.endings:
            self.widget.attrs["accept"] = ",".join(self.endings)

    def clean(self, data: Any, initial: Any = None) -> Any:
        file = super().clean(data, initial)
        if file and self.endings and not str(file.name).lower().endswith(self.endings):
            text = _("Choose a file that ends in %(endings)s; this one is called %(name)s")
            raise forms.ValidationError(text % {"endings": _(" or ").join(self.endings), "name": file.name}, code="ending")
        if file and (file.size or 0) > self.max_megabytes * 1024 * 1024:
            text = _("The file is larger than %(size)s MB. Choose a smaller one, or split it")
            raise forms.ValidationError(text % {"size": self.max_megabytes}, code="too_large")
        return file


class PublicIdChoiceField(ChoiceField):
    """One of some loaded things, chosen by public id and given on as the thing: `form.fields["team"].offer(teams)`."""

    def __init__(self, *, label_of: Callable[[Any], str] = str, **kwargs: Any) -> None:
        self.label_of = label_of
        self.things: dict[str, Any] = {}
        super().__init__(**kwargs)

    def offer(self, things: Iterable[Any], *, blank: str = "") -> None:
        """Set the things to choose from."""
        self.things = {thing.public_id: thing for thing in things}
        choices = [(key, self.label_of(thing)) for key, thing in self.things.items()]
        self.choices = [("", blank), *choices] if blank else choices
        if len(choices) > 8 and isinstance(self.widget, forms.RadioSelect):
            self.widget = forms.Select(choices=self.choices)

    def clean(self, value: Any) -> Any:
        return self.things.get(super().clean(value))


class PublicIdsChoiceField(MultipleChoiceField):
    """Some of some loaded things, chosen by public id and given on as a list of the things."""

    def __init__(self, *, label_of: Callable[[Any], str] = str, **kwargs: Any) -> None:
        self.label_of = label_of
        self.things: dict[str, Any] = {}
        super().__init__(**kwargs)

    def offer(self, things: Iterable[Any]) -> None:
        """Set the things to choose from."""
        self.things = {thing.public_id: thing for thing in things}
        self.choices = [(key, self.label_of(thing)) for key, thing in self.things.items()]

    def clean(self, value: Any) -> list[Any]:
        return [self.things[key] for key in super().clean(value)]
