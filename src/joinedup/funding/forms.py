"""Forms of funded programmes."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext_lazy as _

from joinedup.brokerage.choices import Phase
from joinedup.brokerage.queries import TopicGroup
from joinedup.funding import choices, services
from joinedup.ui import forms


class ProgrammeForm(forms.Form):
    """What is known about a programme."""

    name = forms.CharField(label=_("Name of the programme"), max_length=120)
    body = forms.CharField(label=_("Who pays for it or runs it"), max_length=120)
    what = forms.TextField(label=_("What it gives"), required=False, max_length=500, rows=3)
    topics = forms.MultipleChoiceField(label=_("Topics"))
    places = forms.TextField(
        label=_("Where"),
        required=False,
        max_length=600,
        rows=2,
        help_text=_("Authorities or regions as the register writes them, one on each line. Leave empty for everywhere."),
    )
    phases = forms.MultipleChoiceField(
        label=_("Ages"), required=False, choices=Phase.choices, help_text=_("Tick nothing if it is for all.")
    )
    kinds = forms.MultipleChoiceField(
        label=_("Kinds of school"), required=False, choices=choices.SchoolKind.choices, help_text=_("Tick nothing if it is for all.")
    )
    who_may = forms.CharField(label=_("Who may have it, in words"), required=False, max_length=200)
    closes_on = forms.DateField(label=_("Closing day"), required=False)
    contact = forms.CharField(label=_("Contact"), required=False, max_length=200)
    address = forms.CharField(label=_("Web address"), required=False, max_length=500)
    source = forms.CharField(
        label=_("Where is this known from?"), max_length=300, help_text=_("For example a letter, or the address of a page")
    )
    as_of = forms.DateField(label=_("On which day was it true?"))

    def __init__(self, *args: Any, groups: Iterable[TopicGroup], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rows = [(topic.code, f"{group.name}: {topic.name}") for group in groups for topic in group.topics]
        self.fields["topics"].choices = rows  # type: ignore[attr-defined]

    def details(self) -> services.ProgrammeDetails:
        """Return what was said about the programme."""
        data = {name: value for name, value in self.cleaned_data.items() if name != "version"}
        data |= {name: tuple(data[name]) for name in ("topics", "phases", "kinds")}
        return services.ProgrammeDetails(**data | {"places": tuple(choices.split(data["places"]))})


class AttemptForm(forms.Form):
    """What came of asking a programme; nothing is chosen beforehand, so that a scanner's press says nothing."""

    needed_if = {"words": _("Needed if it is not for you.")}

    programme = forms.PublicIdChoiceField(label=_("Which programme?"))
    came = forms.ChoiceField(label=_("What came of it?"), choices=choices.Came.choices)
    words = forms.CharField(label=_("In a few words"), required=False, max_length=300)


class FilterForm(forms.Form):
    """What of the table to show."""

    q = forms.CharField(label=_("Words"), required=False, max_length=80)
    topic = forms.ChoiceField(label=_("Topic"), required=False, widget=forms.Select)
    old = forms.ChoiceField(
        label=_("Which"), required=False, widget=forms.Select, choices=[("", _("Open now")), ("all", _("Also those that are over"))]
    )

    def __init__(self, *args: Any, groups: Iterable[TopicGroup], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rows = [(topic.code, f"{group.name}: {topic.name}") for group in groups for topic in group.topics]
        self.fields["topic"].choices = [("", _("All topics")), *rows]  # type: ignore[attr-defined]


class UploadForm(forms.Form):
    """A table as CSV or Excel."""

    file = forms.FileField(label=_("File"), endings=(".csv", ".xlsx"))


class PressForm(forms.Form):
    """One press after looking; nothing is typed."""
