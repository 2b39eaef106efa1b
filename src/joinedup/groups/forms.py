"""Is what was typed well formed?"""

from typing import Any

from django.utils.translation import gettext_lazy as _

from joinedup.directory.choices import RoleKind
from joinedup.groups import choices
from joinedup.ui import forms


class GroupForm(forms.Form):
    name = forms.CharField(label=_("Name of the group"), help_text=_("For example “Board of heads”"), max_length=120)
    kind = forms.ChoiceField(label=_("What kind of group is it?"), choices=choices.Kind.choices)
    terms = forms.TextField(
        label=_("Terms of reference"),
        help_text=_("What it is for, what it decides itself, and what it only recommends. You can write this later."),
        required=False,
        max_length=4000,
        rows=6,
    )
    quorum = forms.ChoiceField(label=_("What must be there before it decides?"), choices=choices.Quorum.choices)
    quorum_size = forms.IntegerField(
        label=_("How many, or what percentage?"), min_value=1, max_value=1000, help_text=_("50 per cent is usual.")
    )
    unit = forms.ChoiceField(label=_("Who has a vote?"), choices=choices.Unit.choices, hints=choices.UNIT_HINTS)
    vote_cap = forms.IntegerField(
        label=_("Where votes go by pupils: how many per cent of all may one organisation have at most?"),
        required=False,
        min_value=1,
        max_value=100,
        help_text=_("Leave it empty for no limit. 30 per cent stops one large school from deciding alone."),
    )
    rule = forms.ChoiceField(label=_("When does a decision stand?"), choices=choices.Rule.choices, hints=choices.RULE_HINTS)
    has_casting_vote = forms.BooleanField(
        label=_("The chair decides when votes are equal"), help_text=_("Only with “More votes for than against”.")
    )
    silence_is_yes = forms.BooleanField(
        label=_("Between meetings, no reply counts as a yes"), help_text=_("Only if your terms of reference or your agreement say so.")
    )


class StartForm(GroupForm):
    partnership = forms.PublicIdChoiceField(label=_("Whose group is it?"), required=False)


class ChangeForm(GroupForm):
    version = forms.IntegerField(widget=forms.HiddenInput)


class PlainForm(forms.Form):
    """A press without questions."""


class EndForm(forms.Form):
    sure = forms.BooleanField(label=_("Close this group"), required=True)


class SeatsFilterForm(forms.Form):
    """Which people are offered; the state stands in the address."""

    role = forms.ChoiceField(label=_("Role"), required=False, widget=forms.Select, choices=[("", _("All roles")), *RoleKind.choices])
    q = forms.CharField(label=_("Name of a person or organisation"), required=False, max_length=100)

    def wanted(self) -> dict[str, str]:
        """Return what was chosen."""
        self.is_valid()
        return {"role": self.cleaned_data.get("role", ""), "words": self.cleaned_data.get("q", "")}


class AddMembersForm(forms.Form):
    needed_if = {"people": _("Needed, unless you tick “Everybody shown below”.")}

    everybody = forms.BooleanField(label=_("Everybody shown below"))
    people = forms.PublicIdsChoiceField(
        label=_("Who sits in the group? Tick them"),
        label_of=lambda role: f"{role.person.name}, {role.organisation.name} ({role.get_kind_display()})",
        required=False,
    )
    part = forms.ChoiceField(label=_("As what?"), choices=choices.Part.choices)

    def chosen(self, offered: list[Any]) -> list[Any]:
        """Return the roles that were ticked, or all that were offered."""
        return offered if self.cleaned_data["everybody"] else list(self.cleaned_data["people"])


class MemberForm(forms.Form):
    part = forms.ChoiceField(label=_("What do they do here?"), choices=choices.Part.choices)
    deputy = forms.PublicIdChoiceField(
        label=_("Who stands in for them?"), required=False, help_text=_("Comes and votes in their place."), widget=forms.Select
    )
    version = forms.IntegerField(widget=forms.HiddenInput)


class InterestForm(forms.Form):
    member = forms.PublicIdChoiceField(
        label=_("Whose interest is it?"), label_of=lambda member: f"{member.person.name}, {member.organisation.name}"
    )
    about = forms.CharField(
        label=_("What is it about?"),
        help_text=_("For example “My husband works for the company that bids”. Everybody who sees the group reads this."),
        max_length=300,
    )

    def offer(self, members: list[Any]) -> None:
        """Set the members to choose from."""
        self.fields["member"].offer(members)  # type: ignore[attr-defined]
