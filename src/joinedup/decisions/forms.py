"""Is what was typed well formed?"""

from django.utils.translation import gettext_lazy as _

from joinedup.decisions import choices
from joinedup.ui import forms


class AskForm(forms.Form):
    title = forms.CharField(label=_("Name of the question"), help_text=_("For example “Our INSET day in June”"), max_length=120)
    text = forms.TextField(
        label=_("What is to be decided?"), help_text=_("Word for word, so that a yes or no answers it."), max_length=1000, rows=3
    )
    why = forms.TextField(
        label=_("What should people know before?"),
        required=False,
        max_length=2000,
        rows=4,
        help_text=_("Why now, what it costs, what else is possible."),
    )
    closes_on = forms.DateField(label=_("Deadline for replies"), help_text=_("Replies count until the end of this day."))
    part = forms.ChoiceField(label=_("Who may read it?"), choices=choices.Part.choices)
    silence_is_yes = forms.BooleanField(
        label=_("No reply by the deadline counts as a yes"), help_text=_("The terms of this group allow it. Every mail says so.")
    )


class ReplyForm(forms.Form):
    says = forms.ChoiceField(label=_("What do you say?"), choices=choices.TO_SAY, hints=choices.SAY_HINTS)


class NoteReplyForm(forms.Form):
    says = forms.ChoiceField(label=_("What did they say?"), choices=choices.TO_SAY)
    told_by = forms.CharField(label=_("Who told you?"), max_length=160, help_text=_("The name of the person you spoke to."))


class WithdrawForm(forms.Form):
    because = forms.CharField(label=_("Why is it withdrawn?"), max_length=300, help_text=_("Everybody who was asked reads this."))


class SettleForm(forms.Form):
    needed_if = {"casting": _("Needed if votes are equal.")}

    casting = forms.ChoiceField(
        label=_("If votes are equal: what does the chair decide?"),
        required=False,
        choices=[("", _("Not needed")), ("for", _("For")), ("against", _("Against"))],
    )


class CarrierForm(forms.Form):
    name = forms.CharField(
        label=_("Who carries it at your place?"),
        help_text=_("Name the person who sees to it that this is done. It may be you."),
        max_length=120,
    )
