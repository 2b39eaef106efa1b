"""Is what was typed well formed?"""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext_lazy as _

from joinedup.beginnings import choices
from joinedup.ui import forms


class DecideForm(forms.Form):
    needed_if = {
        "joined": _("Needed if you join one that exists."),
        "because": _("Needed if you set it up all the same, or ring."),
    }

    outcome = forms.ChoiceField(label=_("What do you do?"), choices=choices.TO_CHOOSE, hints=choices.HINTS)
    joined = forms.PublicIdChoiceField(label=_("Which one do you join?"), required=False)
    because = forms.CharField(label=_("Why, or whom you ring"), required=False, max_length=300)

    def offer(self, found: Iterable[Any]) -> None:
        """Set the partnerships that can be joined; without any nothing is asked about them."""
        rows = list(found)
        if rows:
            self.fields["joined"].offer(rows, blank=str(_("None of them")))  # type: ignore[attr-defined]
        else:
            del self.fields["joined"]
            kept = [one for one in choices.TO_CHOOSE if one[0] != choices.Outcome.JOINED]
            self.fields["outcome"].choices = kept  # type: ignore[attr-defined]


class ActivityForm(forms.Form):
    name = forms.CharField(label=_("Name of the activity"), help_text=_("For example “A careers day at the port”"), max_length=120)
    purpose = forms.TextField(label=_("What is it for?"), required=False, max_length=600, rows=3)
    steps = forms.TextField(
        label=_("Steps, one on each line"),
        help_text=_("In the order in which they happen: find out, plan, make, tell people, be there, look back."),
        max_length=1400,
        rows=7,
    )
    partnership = forms.PublicIdChoiceField(label=_("For which partnership?"), required=False, widget=forms.Select)

    def offer(self, partnerships: Iterable[Any]) -> None:
        """Set the partnerships that the visitor organises."""
        self.fields["partnership"].offer(partnerships, blank=str(_("None yet")))  # type: ignore[attr-defined]


class StepForm(forms.Form):
    name = forms.CharField(label=_("Name of the step"), max_length=120)
    note = forms.CharField(label=_("What should somebody know about it?"), required=False, max_length=300)
    topic = forms.ChoiceField(
        label=_("What is it about?"),
        required=False,
        choices=[],
        widget=forms.Select,
        help_text=_("Then you see who offers this and who has agreed to help with it before."),
    )
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def offer(self, topics: Iterable[Any]) -> None:
        """Set the topics to choose from, by code."""
        self.fields["topic"].choices = [("", _("Nothing on the list")), *[(row.code, row.name) for row in topics]]  # type: ignore[attr-defined]


class AskForm(forms.Form):
    organisation = forms.PublicIdChoiceField(label=_("Whom do you ask?"), widget=forms.Select)
    why = forms.CharField(label=_("Why them?"), required=False, max_length=300, help_text=_("They read this. Say what they do well."))


class StrengthForm(forms.Form):
    organisation = forms.PublicIdChoiceField(label=_("Who says that they do it well?"), widget=forms.Select)
    words = forms.CharField(label=_("In their words"), required=False, max_length=200)


class StepReplyForm(forms.Form):
    needed_if = {"suggests": _("Needed if they should ask somebody else.")}

    says = forms.ChoiceField(label=_("What do you say?"), choices=choices.TO_SAY)
    suggests = forms.CharField(label=_("Whom should they ask?"), required=False, max_length=120)
    words = forms.TextField(label=_("Anything to add?"), required=False, max_length=300, rows=2)
    also = forms.PublicIdsChoiceField(label=_("Which other steps do you do well?"), required=False)

    def offer(self, steps: Iterable[Any]) -> None:
        """Set the other open steps; without any nothing is asked about them."""
        if rows := list(steps):
            self.fields["also"].offer(rows)  # type: ignore[attr-defined]
        else:
            del self.fields["also"]


class TakeForm(forms.Form):
    partnership = forms.PublicIdChoiceField(label=_("Into which partnership?"))
