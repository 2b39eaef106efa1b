"""The base of our forms."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, ClassVar, Self

from django import forms

from joinedup.ui.forms.fields import ChoiceField
from joinedup.ui.forms.messages import improve_messages


class Form(forms.Form):
    """A plain form whose messages name the field and the mend; never a model form."""

    required_css_class = ""

    # Fields that may stay empty unless something else was answered: name (of a row: what stands before its number) -> "Needed if ...".
    needed_if: Mapping[str, Any] = MappingProxyType({})

    # Words about a thing that fit whatever else of it has changed, for example why it is dropped. Anything else is to be read again first:
    # sent as it was typed, it would overwrite without a word what somebody else has saved in the meantime.
    may_be_sent_again: ClassVar[bool] = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            if field.label is None:
                field.label = name.replace("_", " ").capitalize()
            field.widget.is_required = False  # our own messages speak, not the browser's
            improve_messages(field)

    def full_clean(self) -> None:
        """Check what was typed; fields that were added to this one form speak our words, too."""
        for field in self.fields.values():
            improve_messages(field)
        super().full_clean()
        if self.is_bound:
            self._forget_what_was_not_chosen()

    def _forget_what_was_not_chosen(self) -> None:
        for name, field in self.fields.items():
            for answer, names in (field.under if isinstance(field, ChoiceField) else {}).items():
                if self.cleaned_data.get(name) != answer:
                    for other in names:
                        self.errors.pop(other, None)
                        self.cleaned_data[other] = None

    def when_needed(self, name: str) -> str:
        """Return the words that say when a field is needed, or nothing: it is always needed, or never."""
        return str(self.needed_if.get(name) or self.needed_if.get(name[: name.rfind("_") + 1], ""))

    @property
    def placed_under(self) -> set[str]:
        """Return the names of the fields that stand under an answer to another field."""
        return {
            name for field in self.fields.values() if isinstance(field, ChoiceField) for names in field.under.values() for name in names
        }

    @property
    def seen_version(self) -> int:
        """Return the version of the thing that the editor saw (of forms made `for_thing`)."""
        return int(self.fields["version"].clean(self["version"].value()) or 0)

    @classmethod
    def for_thing(cls, data: Any, thing: Any, **kwargs: Any) -> Self:
        """Return the form to change a thing: its values stand in the fields of the same name, its version goes along hidden."""
        form = cls(data or None, **kwargs)
        if "version" not in form.fields:
            form.fields["version"] = forms.IntegerField(required=False, widget=forms.HiddenInput)
        form.initial = {**form.values_of(thing), **form.initial}
        return form

    def values_of(self, thing: Any) -> dict[str, Any]:
        """Return how a thing stands in the fields of this form; a form says here what the thing keeps under another name."""
        return {name: getattr(thing, name) for name in self.fields if hasattr(thing, name)}

    @property
    def once_key(self) -> str:
        """Return the key of this sending, kept over a page with errors."""
        return str(self.data.get("once", ""))[:80]
