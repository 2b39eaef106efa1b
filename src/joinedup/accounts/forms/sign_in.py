"""What is typed on the way in."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from joinedup.notices.choices import Volume
from joinedup.ui import forms


class SignInForm(forms.Form):
    email = forms.EmailField(label=_("E-mail address"), help_text=_("We send a code to this address. You need no password."))


class CodeForm(forms.Form):
    code = forms.CharField(label=_("Code"), help_text=_("6 digits, for example 123456"), max_length=20)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].widget.attrs |= {
            "inputmode": "numeric",
            "autocomplete": "one-time-code",
            "class": "govuk-input--width-10",
            "spellcheck": "false",
        }

    def clean_code(self) -> str:
        digits = "".join(char for char in self.cleaned_data["code"] if char.isdigit())
        if len(digits) != 6:
            raise forms.ValidationError(_("Enter the 6 digits of the code, for example 123456"), code="digits")
        return digits


class PressForm(forms.Form):
    """A press without anything to type: the page says what it does."""


class SetUpForm(forms.Form):
    name = forms.CharField(label=_("Your name"), max_length=120)
    email = forms.EmailField(label=_("Your e-mail address"), help_text=_("You sign in with codes that we send to this address."))
    area_name = forms.CharField(
        label=_("Name of your area"),
        help_text=_("The host of the partnerships: an authority, trust, diocese or charity. It stands on every page and mail."),
        max_length=120,
    )


class NewLinkForm(forms.Form):
    still = forms.ChoiceField(
        label=_("Do you still need the link?"),
        choices=[("yes", _("Yes, send me a new link")), ("no", _("No, I need nothing"))],
    )


class AnswerInvitationForm(forms.Form):
    name = forms.CharField(label=_("Your name"), help_text=_("As colleagues should see it"), max_length=120)
    answer = forms.ChoiceField(
        label=_("Do you accept the invitation?"),
        choices=[("yes", _("Yes, send me a code to come in")), ("no", _("No, thank you"))],
    )

    def clean(self) -> dict[str, Any]:
        # Whoever says no need not say who they are.
        if self.cleaned_data.get("answer") == "no" and "name" in self.errors:
            del self.errors["name"]
        return self.cleaned_data


STOP = "stop"
SAME = "same"
VOLUMES = [
    (Volume.ALL.value, _("Everything as it happens")),
    (Volume.DAILY.value, _("One mail a day")),
    (Volume.WEEKLY.value, _("One mail a week")),
    (Volume.MUST.value, _("Only what I must answer")),
]
VOLUME_HINTS = {
    Volume.ALL.value: _("Newsletters when they are written; a reminder on each day on which something new is due"),
    Volume.DAILY.value: _("All that only tells you something comes together, in the morning"),
    Volume.WEEKLY.value: _("The same, on the first working day of the week; reminders at most once a week"),
    Volume.MUST.value: _("Invitations, signatures and questions to you; reminders at most once a week; no newsletters"),
}


class ChooseMailForm(forms.Form):
    volume = forms.ChoiceField(label=_("How much mail do you want?"), choices=VOLUMES, hints=VOLUME_HINTS)

    def for_link(self) -> "ChooseMailForm":
        """Offer to stop this regular mail altogether, too."""
        return self._with((STOP, _("Stop this kind of mail")), _("The one whose link you followed. You can have it again here."))

    def for_one_thing(self) -> "ChooseMailForm":
        """Offer to take what was chosen for everything."""
        return self._with((SAME, _("The same as for everything else")), "")

    def _with(self, more: tuple[str, Any], hint: Any) -> "ChooseMailForm":
        field = self.fields["volume"]
        field.choices = [*VOLUMES, more]  # type: ignore[attr-defined]
        field.hints = VOLUME_HINTS | ({more[0]: hint} if hint else {})  # type: ignore[attr-defined]
        return self
