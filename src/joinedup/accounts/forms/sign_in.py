"""What is typed on the way in."""

from typing import Any

from django.utils.translation import gettext_lazy as _

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


class ChooseMailForm(forms.Form):
    wanted = forms.ChoiceField(
        label=_("Do you want these mails?"), choices=[("yes", _("Yes, keep sending them")), ("no", _("No, stop them"))]
    )
