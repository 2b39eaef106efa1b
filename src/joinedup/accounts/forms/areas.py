"""Areas, teams, people and invitations."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from joinedup.accounts import choices
from joinedup.accounts.choices import Role
from joinedup.ui import forms

HINTS: dict[str, Any] = {
    Role.OFFICER.value: _("Runs the area: people, schools, the year's call, partnerships"),
    Role.COORDINATOR.value: _("Works with schools and partnerships, also on their behalf"),
    Role.DATA_PROTECTION_OFFICER.value: _("Answers requests for records; every look is recorded"),
    Role.ADMINISTRATOR.value: _("Looks after the installation: areas, imports, backups; sees no content"),
}
UNTIL = _("Last day")
UNTIL_HINT = _("Leave it empty when there is no end yet. For example 31 8 2027")


def _roles(names: tuple[Role, ...]) -> list[tuple[str, Any]]:
    return [(role.value, role.label) for role in names]


class Versioned(forms.Form):
    """Carries the version that the editor saw."""

    version = forms.IntegerField(label=_("Version"), widget=forms.HiddenInput, min_value=1)


class AreaForm(forms.Form):
    name = forms.CharField(label=_("Name of the area"), help_text=_("It stands on every page and mail."), max_length=120)
    reply_to = forms.EmailField(
        label=_("Address for replies"),
        help_text=_("Answers to our mails go to this address, for example a shared mailbox."),
        required=False,
    )


class ChangeAreaForm(Versioned, AreaForm):
    pass


class CloseAreaForm(Versioned):
    """Nothing is asked; the version says that the page was read as the area is now."""


class NewAreaForm(AreaForm):
    officer = forms.EmailField(
        label=_("E-mail address of the first officer"),
        help_text=_("We send an invitation. Type your own address if you run the area yourself."),
    )


class InviteForm(forms.Form):
    email = forms.EmailField(label=_("E-mail address"), help_text=_("Of one person, not a shared mailbox"))
    name = forms.CharField(label=_("Name"), max_length=120, required=False)
    roles = forms.MultipleChoiceField(label=_("Roles"), choices=_roles(choices.AREA_ROLES), hints=HINTS)
    team = forms.PublicIdChoiceField(label=_("Team"), required=False, initial="")
    until_on = forms.DateField(label=UNTIL, help_text=UNTIL_HINT, required=False)

    def offer(self, *, teams: list[Any], may_name_administrators: bool) -> None:
        """Set what this person may choose from."""
        self.fields["team"].offer(teams, blank=str(_("No team")))  # type: ignore[attr-defined]
        if not teams:
            del self.fields["team"]
        if may_name_administrators:
            self.fields["roles"].choices = _roles(choices.ROLES_TO_INVITE)  # type: ignore[attr-defined]


class RoleForm(forms.Form):
    role = forms.ChoiceField(label=_("Role"), choices=_roles(choices.AREA_ROLES), hints=HINTS)
    team = forms.PublicIdChoiceField(label=_("Team"), required=False, initial="")
    until_on = forms.DateField(label=UNTIL, help_text=UNTIL_HINT, required=False)

    def offer(self, *, teams: list[Any]) -> None:
        """Set the teams to choose from; without teams nothing is asked about them."""
        self.fields["team"].offer(teams, blank=str(_("No team")))  # type: ignore[attr-defined]
        if not teams:
            del self.fields["team"]


class ChangeRoleForm(Versioned, RoleForm):
    role = None  # type: ignore[assignment]


class TeamForm(forms.Form):
    name = forms.CharField(label=_("Name of the team"), help_text=_("For example School improvement, SEND, Early years"), max_length=80)


class RenameTeamForm(Versioned, TeamForm):
    pass


class NameForm(forms.Form):
    name = forms.CharField(label=_("Your name"), help_text=_("As colleagues should see it"), max_length=120)


class NewAddressForm(forms.Form):
    email = forms.EmailField(label=_("New e-mail address"))
