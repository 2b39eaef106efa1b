"""Forms of risks."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from joinedup.handbook import choices
from joinedup.ui import forms


class RiskForm(forms.Form):
    """What could happen."""

    what = forms.CharField(label=_("What could happen?"), max_length=200, help_text=_("For example “The minibus is no longer paid for”"))
    likely = forms.ChoiceField(label=_("How likely is it?"), choices=choices.Likely.choices)
    bad = forms.ChoiceField(label=_("How bad would it be?"), choices=choices.Bad.choices)
    response = forms.TextField(label=_("What do you do about it?"), required=False, rows=4, max_length=2000)
    owner = forms.PublicIdChoiceField(label=_("Who keeps an eye on it?"), required=False, widget=forms.Select)
    next_look_on = forms.DateField(label=_("When do you look at it again?"))

    def offer(self, people: Any) -> None:
        """Set who can keep an eye on it."""
        field: Any = self.fields["owner"]
        field.offer(people, blank=_("Nobody yet"))


class LookForm(RiskForm):
    """A risk looked at again."""

    needed_if = {"next_look_on": _("Needed while it could happen.")}

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    next_look_on = forms.DateField(label=_("When do you look at it again?"), required=False)
    state = forms.ChoiceField(label=_("What became of it?"), choices=choices.State.choices)
    words = forms.CharField(label=_("What has changed, in a few words"), required=False, max_length=300)
