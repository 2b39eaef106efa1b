"""Is this right? Keep all of a list, take out what is ticked, or take out all."""

from typing import Any

from django.utils.translation import gettext_lazy as _later

from joinedup.ui.forms.base import Form
from joinedup.ui.forms.fields import ChoiceField, MultipleChoiceField


class ConfirmForm(Form):
    """Is what was written down for us right? A choice comes first; single things can be taken out."""

    needed_if = {"wrong": _later("Needed if you take only some of it out.")}

    choice = ChoiceField(
        label=_later("Is this right?"),
        choices=[
            ("right", _later("Yes, keep it")),
            ("some", _later("Take out what I tick below and keep the rest")),
            ("wrong", _later("No, take all of it out")),
        ],
    )
    wrong = MultipleChoiceField(label=_later("Take out"), required=False)

    def __init__(self, *args: Any, entries: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["wrong"].choices = entries  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("choice") == "some" and not data.get("wrong"):
            self.add_error("wrong", str(_later("Tick what should be taken out, or choose “Yes, keep it”")))
        return data

    def taken_out(self) -> list[str]:
        """Return the public ids of what should be taken out."""
        chosen = self.cleaned_data["choice"]
        if chosen == "right":
            return []
        every = [value for value, _label in self.fields["wrong"].choices]  # type: ignore[attr-defined]
        return every if chosen == "wrong" else list(self.cleaned_data["wrong"])
