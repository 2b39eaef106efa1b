"""Is what was typed well formed?"""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext_lazy as _

from joinedup.partnerships import choices
from joinedup.ui import forms


class PartnershipForm(forms.Form):
    needed_if = {"team": _("Needed if only the officers of one team see it.")}

    name = forms.CharField(label=_("Name of the partnership"), help_text=_("For example “Port and People”"), max_length=120)
    kind = forms.ChoiceField(label=_("What kind of partnership is it?"), choices=choices.Kind.choices)
    purpose = forms.TextField(
        label=_("What is it for?"), help_text=_("One or two sentences that a parent would understand."), max_length=600, rows=3
    )
    visibility = forms.ChoiceField(
        label=_("Who else in the area sees it?"),
        choices=choices.Visibility.choices,
        hints={"partners": str(_("Officers who are not organisers of it will not find it."))},
    )
    team = forms.PublicIdChoiceField(label=_("Team"), required=False, help_text=_("Only if one team of the area looks after it."))

    def offer_teams(self, teams: Iterable[Any]) -> None:
        """Set the teams to choose from; in an area without teams nothing is asked about them."""
        if offered := list(teams):
            self.fields["team"].offer(offered, blank=str(_("No team")))  # type: ignore[attr-defined]
        else:
            del self.fields["team"]
            kept = [word for word in choices.Visibility.choices if word[0] != choices.Visibility.TEAM]
            self.fields["visibility"].choices = kept  # type: ignore[attr-defined]


class StartForm(PartnershipForm):
    introductions = forms.MultipleChoiceField(
        label=_("Start from introductions that people accepted"),
        required=False,
        help_text=_("Their schools become partners. You can add others afterwards."),
    )


class ChangePartnershipForm(PartnershipForm):
    version = forms.IntegerField(widget=forms.HiddenInput)


class AimsForm(forms.Form):
    aims = forms.TextField(
        label=_("Aims, one on each line"),
        help_text=_("Three are plenty. Start each with a verb: raise, give, open, cut."),
        max_length=1500,
        rows=6,
    )
    version = forms.IntegerField(widget=forms.HiddenInput)


class TermsForm(forms.Form):
    starts_on = forms.DateField(label=_("Start date"))
    review_on = forms.DateField(label=_("Review date"), help_text=_("When you look at it together and decide whether to go on."))
    ends_on = forms.DateField(label=_("End date"), required=False, help_text=_("Leave empty if there is none."))
    cost_pence = forms.PoundsField(label=_("Money from each partner in a year, at most"), help_text=_("0 if there is none"))
    half_days = forms.HalfDaysField(label=_("Half-days from each partner in a year, at most"))
    notice_weeks = forms.IntegerField(
        label=_("Weeks of notice to leave"), min_value=0, max_value=104, help_text=_("A term is about 12 weeks.")
    )
    exit_money = forms.TextField(
        label=_("What happens to money when a partner leaves?"),
        help_text=_("For example: what is paid for the year stays; nothing more is owed."),
        max_length=600,
        rows=3,
    )
    exit_keeps = forms.TextField(
        label=_("What does a partner that leaves keep?"),
        help_text=_("For example: all materials we made together."),
        max_length=600,
        rows=3,
    )
    version = forms.IntegerField(widget=forms.HiddenInput)


class StageForm(forms.Form):
    stage = forms.ChoiceField(label=_("How is it going?"), choices=choices.Stage.choices)
    version = forms.IntegerField(widget=forms.HiddenInput)


class PlainForm(forms.Form):
    """A press without questions."""


class AddPartnerForm(forms.Form):
    organisation = forms.PublicIdChoiceField(
        label=_("School or partner"),
        label_of=lambda organisation: f"{organisation.name} ({organisation.place or organisation.get_kind_display()})",
    )
    kind = forms.ChoiceField(label=_("How does it belong?"), choices=choices.PartnerKind.choices)


class ChangePartnerForm(forms.Form):
    kind = forms.ChoiceField(label=_("How does it belong?"), choices=choices.PartnerKind.choices)
    coordinator = forms.PublicIdChoiceField(
        label=_("Co-ordinator there"), required=False, help_text=_("Gets the mails about this partnership.")
    )
    signatory = forms.PublicIdChoiceField(
        label=_("Who signs"),
        required=False,
        help_text=_("A head or other leader, or the chair. A delegate cannot sign."),
    )
    version = forms.IntegerField(widget=forms.HiddenInput)


class LeavingForm(forms.Form):
    on = forms.DateField(label=_("Day of leaving"))
    reason = forms.CharField(label=_("Reason"), required=False, max_length=300, help_text=_("All partners read this."))


class OrganiserForm(forms.Form):
    email = forms.EmailField(label=_("E-mail address"), help_text=_("The address with which they sign in."))
    role = forms.ChoiceField(label=_("What do they do here?"), choices=choices.TeamRoleKind.choices)


class SectionForm(forms.Form):
    needed_if = {"text": _("Needed before this part is done.")}

    text = forms.TextField(label=_("Our words"), required=False, max_length=8000, rows=14)
    is_done = forms.BooleanField(label=_("This part is done"))
    version = forms.IntegerField(widget=forms.HiddenInput)


class CommentForm(forms.Form):
    text = forms.TextField(label=_("Your comment"), max_length=2000, rows=4)


class ReasonForm(forms.Form):
    reason = forms.CharField(label=_("Reason"), max_length=300, help_text=_("All partners read this."))


class AnswerForm(forms.Form):
    answer = forms.ChoiceField(
        label=_("What is your answer?"),
        choices=[("sign", _("We sign")), ("not_yet", _("We cannot sign yet")), ("question", _("We have a question"))],
        hints={"sign": str(_("You check your name first; then we mail you a code."))},
    )


class SignForm(forms.Form):
    name = forms.CharField(label=_("Your name"), max_length=120)
    role = forms.CharField(label=_("Your role"), help_text=_("For example headteacher"), max_length=120)
    board_on = forms.DateField(label=_("Date of your next board meeting"), help_text=_("Your signature waits until your board has agreed."))
    agree = forms.BooleanField(label=_("I have read the agreement and may sign it"), required=True)
    version_hash = forms.CharField(widget=forms.HiddenInput, max_length=64)

    def __init__(self, *args: Any, needs_board: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not needs_board:
            del self.fields["board_on"]


class BoardForm(forms.Form):
    minute = forms.CharField(label=_("Reference of the minute"), help_text=_("For example “2 December 2026, item 7”"), max_length=120)
    on = forms.DateField(label=_("Date of the meeting"))
    name = forms.CharField(label=_("Your name"), max_length=120)


class WithdrawForm(forms.Form):
    reason = forms.CharField(label=_("Reason"), required=False, max_length=300, help_text=_("Organisers read this. You need not give one."))
    sure = forms.BooleanField(label=_("We take our signature back"), required=True)


class NoticeForm(forms.Form):
    on = forms.DateField(label=_("Day of leaving"))
    reason = forms.CharField(label=_("Reason"), required=False, max_length=300, help_text=_("Partners read this. You need not give one."))
    sure = forms.BooleanField(label=_("We give notice"), required=True)


class CodeForm(forms.Form):
    code = forms.CharField(label=_("Code from the mail"), help_text=_("Six numbers. It works for 30 minutes."), max_length=20)


class NotYetForm(forms.Form):
    reason = forms.ChoiceField(label=_("Why can you not sign yet?"), choices=choices.NotYetReason.choices)
    text = forms.TextField(label=_("Anything else the organisers should know?"), required=False, max_length=2000, rows=4)


class QuestionForm(forms.Form):
    text = forms.TextField(label=_("Your question"), max_length=2000, rows=5)
