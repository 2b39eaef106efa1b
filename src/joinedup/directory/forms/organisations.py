"""Forms about organisations and the area's list of them."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from joinedup.directory import choices
from joinedup.ui import forms

PHASES = ("Nursery", "Primary", "Middle deemed primary", "Middle deemed secondary", "Secondary", "All-through", "16 plus")
EDITABLE_KINDS = [(value, label) for value, label in choices.OrganisationKind.choices if value not in choices.REGISTER_KINDS]


class AuthorityForm(forms.Form):
    """A form that asks for a local authority of those that there are."""

    def offer(self, authorities: list[tuple[str, str]]) -> None:
        """Set the authorities to choose from, after the choice that stands there already."""
        self.fields["la_code"].choices = [*self.base_fields["la_code"].choices, *authorities]  # type: ignore[attr-defined]


class OrganisationFilterForm(AuthorityForm):
    """What of the list is shown; the state stands in the address."""

    q = forms.CharField(label=_("Name, URN, postcode or town"), required=False, max_length=100)
    kind = forms.ChoiceField(label=_("Kind"), required=False, choices=[("", _("All kinds")), *choices.OrganisationKind.choices])
    phase = forms.ChoiceField(
        label=_("Phase"), required=False, widget=forms.Select, choices=[("", _("All phases")), *[(phase, phase) for phase in PHASES]]
    )
    la_code = forms.ChoiceField(label=_("Local authority"), required=False, widget=forms.Select, choices=[("", _("All authorities"))])
    trust = forms.CharField(label=_("Trust"), required=False, max_length=100)

    def wanted(self) -> dict[str, Any]:
        """Return what was chosen; what the form does not know is left out, so that an old address still shows a list."""
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value}


class OrganisationForm(forms.Form):
    """An organisation that is not in the register."""

    name = forms.CharField(label=_("Name of the organisation"))
    kind = forms.ChoiceField(label=_("Kind of organisation"), choices=[("", _("Choose one")), *EDITABLE_KINDS])
    street = forms.CharField(label=_("Street"), required=False)
    town = forms.CharField(label=_("Town"), required=False, max_length=120)
    postcode = forms.CharField(label=_("Postcode"), required=False, max_length=12)
    phone = forms.CharField(label=_("Telephone"), required=False, max_length=40)
    website = forms.CharField(label=_("Website"), required=False)


class CardForm(forms.Form):
    """What the organisation says about itself."""

    aims = forms.TextField(
        label=_("Our aims"), required=False, help_text=_("What you most want for your children and community, in a few lines")
    )
    way_of_working = forms.TextField(label=_("How we like to work with others"), required=False)
    good_times = forms.CharField(
        label=_("Good times for us"), required=False, max_length=300, help_text=_("For example: Tuesdays after 3:30pm")
    )
    please_avoid = forms.CharField(label=_("Please avoid"), required=False, max_length=300)
    how_to_reach = forms.CharField(label=_("Best way to reach us"), required=False, max_length=300)


class ApprovalRuleForm(forms.Form):
    """Who may say yes."""

    needed_if = {
        "limit_half_days": _("Needed if there is a limit: this, or money."),
        "limit_pence": _("Needed if there is a limit: this, or time."),
    }

    approver = forms.ChoiceField(label=_("Who may say yes?"), choices=choices.Approver.choices)
    limit_half_days = forms.HalfDaysField(label=_("Alone up to this much time"), required=False)
    limit_pence = forms.PoundsField(label=_("Alone up to this much money"), required=False)
    next_board_on = forms.DateField(label=_("When the trust or board next meets"), required=False)
    note = forms.CharField(label=_("Anything else to know"), required=False, max_length=300)

    def values_of(self, thing: Any) -> dict[str, Any]:
        return {**super().values_of(thing), "note": thing.approval_note}


class PasteForm(AuthorityForm):
    """A pasted list of schools."""

    lines = forms.TextField(
        label=_("Your list"),
        rows=12,
        max_length=100_000,
        help_text=_("One school on each line: a name, a URN or a postcode. Short names are fine."),
    )
    la_code = forms.ChoiceField(
        label=_("Local authority of most of them"), required=False, widget=forms.Select, choices=[("", _("Several, or not sure"))]
    )


class AllOfForm(AuthorityForm):
    """All open schools of an authority or of a trust."""

    needed_if = {"la_code": _("Needed, unless you type a trust."), "trust": _("Needed, unless you choose an authority.")}

    la_code = forms.ChoiceField(label=_("Local authority"), required=False, widget=forms.Select, choices=[("", _("None"))])
    trust = forms.CharField(
        label=_("Trust"), required=False, help_text=_("Type the trust's name as the register writes it, or a part of it")
    )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if not self.errors and bool(data.get("la_code")) == bool(data.get("trust")):
            self.add_error("la_code", _("Choose a local authority, or type the name of a trust: one of the two"))
        return data


class CarryForm(forms.Form):
    """What goes along to the school that came after."""

    urn = forms.ChoiceField(label=_("The school that came after"))
    keys = forms.MultipleChoiceField(label=_("What to carry over"), required=False)
