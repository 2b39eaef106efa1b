"""Forms about people, roles, delegates and departments."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from joinedup.directory import choices
from joinedup.ui import forms

ROLE_CHOICES: list[tuple[Any, Any]] = [
    ("", _("Choose one")),
    *[(audience.label, [(kind.value, kind.label) for kind in kinds]) for audience, kinds in choices.ROLE_AUDIENCE.items()],
]
_SHARED = _("This is a shared mailbox that several people read")
_SHARED_HELP = _("For example office@. A shared mailbox can answer questions but never signs.")


class PersonForm(forms.Form):
    """Who somebody is and how to reach them."""

    name = forms.CharField(label=_("Name of the person"), max_length=120)
    email = forms.EmailField(label=_("E-mail address"), required=False)
    is_shared = forms.BooleanField(label=_SHARED, help_text=_SHARED_HELP)
    phone = forms.CharField(label=_("Telephone"), required=False, max_length=40)


class AddPersonForm(PersonForm):
    """A person in a role."""

    kind = forms.ChoiceField(label=_("What they do"), widget=forms.Select, choices=ROLE_CHOICES)
    title = forms.CharField(label=_("Your own word for it"), required=False, max_length=120, help_text=_("Only if it differs"))
    unit = forms.PublicIdChoiceField(label=_("Department"), required=False, widget=forms.Select)
    from_on = forms.DateField(label=_("In this role since"), required=False, help_text=_("Leave empty for today"))
    until_on = forms.DateField(label=_("Until"), required=False, help_text=_("Only if the last day is known"))


class ChangePersonForm(PersonForm):
    """A person's name and first address."""

    def values_of(self, thing: Any) -> dict[str, Any]:
        first = next(iter(thing.addresses.all()), None)
        return {**super().values_of(thing), "email": first.email if first else "", "is_shared": bool(first and first.is_shared)}


class ChangeRoleForm(forms.Form):
    """A role's word, department and dates."""

    title = forms.CharField(label=_("Your own word for the role"), required=False, max_length=120)
    unit = forms.PublicIdChoiceField(label=_("Department"), required=False, widget=forms.Select)
    from_on = forms.DateField(label=_("In this role since"))
    until_on = forms.DateField(label=_("Until"), required=False)

    def values_of(self, thing: Any) -> dict[str, Any]:
        return {**super().values_of(thing), "unit": thing.unit.public_id if thing.unit else ""}


class EndRoleForm(forms.Form):
    """The last day of a role."""

    on = forms.DateField(label=_("Last day in this role"))


class HandOverForm(EndRoleForm, PersonForm):
    """The last day of one person and who comes next."""


class HeadForm(forms.Form):
    """How to reach the head whom the register names."""

    email = forms.EmailField(label=_("E-mail address of the head"), required=False)
    is_shared = forms.BooleanField(label=_SHARED, help_text=_SHARED_HELP)


class DelegationForm(forms.Form):
    """Who may answer, and what."""

    person = forms.PublicIdChoiceField(label=_("Who may answer?"))
    asks = forms.MultipleChoiceField(label=_("What may they answer?"), choices=choices.AskKind.choices)


class UnitForm(forms.Form):
    """A department with its own contacts."""

    name = forms.CharField(label=_("Name of the department"), max_length=120)
    email = forms.EmailField(label=_("E-mail address"), required=False)
    phone = forms.CharField(label=_("Telephone"), required=False, max_length=40)


class PeopleFilterForm(forms.Form):
    """Which people of the area are listed."""

    role = forms.ChoiceField(
        label=_("Role"), required=False, widget=forms.Select, choices=[("", _("All roles")), *choices.RoleKind.choices]
    )
    q = forms.CharField(label=_("Name of a person or organisation"), required=False, max_length=100)

    def wanted(self) -> dict[str, str]:
        """Return what was chosen."""
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value}
