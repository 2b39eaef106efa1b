"""Forms of this year's call and of the answers to it."""

from typing import Any

from django.utils.translation import gettext_lazy as _later

from joinedup.brokerage import choices, services
from joinedup.ui import forms

OTHER = "other"


class CallForm(forms.Form):
    """What a call says and whom it asks."""

    title = forms.CharField(label=_later("Name of the call"), max_length=120, help_text=_later("Stands in the subject line."))
    words = forms.TextField(
        label=_later("What you want to say"),
        required=False,
        max_length=2000,
        help_text=_later("In your own words. The link and the closing day are added."),
    )
    closes_on = forms.DateField(label=_later("Closing day"))
    asked = forms.MultipleChoiceField(
        label=_later("Who is asked?"),
        choices=[*choices.Phase.choices, (OTHER, _later("Partners that are no schools"))],
        help_text=_later("Everybody on your list of schools and partners that you tick here."),
    )

    def details(self) -> services.CallDetails:
        """Return what the call says."""
        data = self.cleaned_data
        return services.CallDetails(data["title"], data["words"], data["closes_on"], tuple(data["asked"]))


class NudgeForm(forms.Form):
    """A reminder in the sender's own words."""

    words = forms.TextField(label=_later("Your words"), max_length=2000, rows=8)


class PressForm(forms.Form):
    """One press after looking; nothing is typed."""


class AddressForm(forms.Form):
    """To whom an ask goes."""

    name = forms.CharField(label=_later("Name of the person"), required=False, max_length=120)
    address = forms.EmailField(label=_later("E-mail address"))


class AnswerForm(forms.Form):
    """Does the organisation take part this year? Nothing is chosen beforehand, so that a scanner's press answers nothing."""

    answer = forms.ChoiceField(label=_later("Do you want to take part this year?"), choices=choices.Appetite.choices)
    reason = forms.TextField(
        label=_later("If not, why?"),
        required=False,
        max_length=300,
        rows=2,
        help_text=_later("For example “new head in January”. Only the people who run this call read it."),
    )


class OrderForm(forms.Form):
    """What matters most? A choice comes first."""

    thing = forms.PublicIdChoiceField(label=_later("Which of these matters most?"))


class TakeOutForm(forms.Form):
    """Should a need or an offer go? A choice comes first."""

    choice = forms.ChoiceField(label=_later("What should happen?"), choices=[("out", _later("Take it out")), ("keep", _later("Keep it"))])


class ConfirmForm(forms.Form):
    """Is what was written down for us right? A choice comes first; single things can be taken out."""

    choice = forms.ChoiceField(
        label=_later("Is this right?"),
        choices=[
            ("right", _later("Yes, keep it")),
            ("some", _later("Take out what I tick below and keep the rest")),
            ("wrong", _later("No, take all of it out")),
        ],
    )
    wrong = forms.MultipleChoiceField(label=_later("Take out"), required=False)

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


class TopicForm(forms.Form):
    """A topic that an area adds for itself."""

    group = forms.ChoiceField(label=_later("Group"), widget=forms.Select, choices=lambda: list(choices.groups().items()))
    name = forms.CharField(label=_later("Name of the topic"), max_length=120)
    find_by = forms.CharField(label=_later("Find it also by"), required=False, max_length=200)
