"""Forms of this year's call, for those who run it."""

from typing import TYPE_CHECKING, Any, Self

from django.utils.translation import gettext_lazy as _later

from joinedup.brokerage.choices import Phase
from joinedup.brokerage.queries import NO_SCHOOL
from joinedup.calls import services
from joinedup.ui import forms

if TYPE_CHECKING:
    from joinedup.calls.models import Call


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
        choices=[*Phase.choices, (NO_SCHOOL, _later("Partners that are no schools"))],
        help_text=_later("Everybody on your list of schools and partners that you tick here."),
    )

    @classmethod
    def for_call(cls, data: Any, call: "Call") -> Self:
        """Return the form to change a call: what it says stands in the fields, the version that the editor sees goes along hidden."""
        said = {name: getattr(call, name) for name in ("title", "words", "closes_on")}
        form = cls(data, initial=said | {"asked": call.asked_filter.get("phases", [])})
        form.fields["version"] = forms.IntegerField(widget=forms.HiddenInput, initial=call.version)
        return form

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
