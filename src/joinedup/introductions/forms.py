from django.utils.translation import gettext_lazy as _

from joinedup.introductions import choices
from joinedup.ui import forms


class FindIntroductionsForm(forms.Form):
    state = forms.ChoiceField(
        label=_("State"), required=False, widget=forms.Select, choices=[("", _("All")), *choices.IntroductionState.choices]
    )
    text = forms.CharField(label=_("Part of a name"), required=False, max_length=80)


class AnswerIntroductionForm(forms.Form):
    reply = forms.ChoiceField(label=_("Would you like to go ahead?"), choices=[c for c in choices.IntroductionReply.choices if c[0]])
    later_when = forms.CharField(
        label=_("If later: roughly when?"), required=False, max_length=120, help_text=_("For example “after Christmas”")
    )
    reason = forms.ChoiceField(
        label=_("If no: why?"),
        required=False,
        choices=choices.DeclineReason.choices,
        help_text=_("Only your co-ordinator sees this. The other side is told kindly that it does not work out this time."),
    )
    reason_words = forms.CharField(
        label=_("Anything your co-ordinator should know"), required=False, max_length=300, help_text=_("Please name no child.")
    )


class ReleaseAnswerForm(forms.Form):
    note = forms.CharField(label=_("Who decided, and when?"), max_length=200, help_text=_("For example “board minute 7, 2 December 2026”"))
