"""Forms of lists."""

from typing import Any, cast

from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from joinedup.contacts.queries import Wanted
from joinedup.directory import choices
from joinedup.ui import forms

PHASES = ("Nursery", "Primary", "Middle deemed primary", "Middle deemed secondary", "Secondary", "All-through", "16 plus")


class ByRoleForm(forms.Form):
    """Whom to list, and in which schools and partners."""

    role = forms.MultipleChoiceField(label=_("Who"), choices=choices.RoleKind.choices)
    phase = forms.ChoiceField(
        label=_("Phase"), required=False, widget=forms.Select, choices=[("", _("All phases")), *[(phase, phase) for phase in PHASES]]
    )
    kind = forms.ChoiceField(
        label=_("Kind"), required=False, widget=forms.Select, choices=[("", _("All kinds")), *choices.OrganisationKind.choices]
    )
    trust = forms.ChoiceField(label=_("Trust"), required=False, widget=forms.Select, choices=[("", _("All trusts"))])
    la_code = forms.ChoiceField(label=_("Local authority"), required=False, widget=forms.Select, choices=[("", _("All authorities"))])

    def offer(self, *, trusts: list[tuple[str, str]], authorities: list[tuple[str, str]]) -> None:
        """Set the trusts and authorities to choose from; a question with one answer is left out."""
        for name, found in (("trust", trusts), ("la_code", authorities)):
            if found and (name == "trust" or len(found) > 1):
                self.fields[name].choices = [*self.base_fields[name].choices, *found]  # type: ignore[attr-defined]
            else:
                del self.fields[name]

    def wanted(self) -> Wanted:
        """Return what was chosen; what the form does not know is left out, so that an old address still shows a list."""
        if not self.is_bound:
            return Wanted()
        self.is_valid()
        chosen = {name: value for name, value in self.cleaned_data.items() if value and name != "role"}
        known = [kind for kind in cast(QueryDict, self.data).getlist("role") if kind in choices.RoleKind.values]
        return Wanted(roles=tuple(dict.fromkeys(known)), **chosen)

    def query(self) -> dict[str, Any]:
        """Return the same as the query of an address."""
        wanted = self.wanted().plain()
        return {("role" if name == "roles" else name): value for name, value in wanted.items()}


class SaveListForm(forms.Form):
    """A name for a list."""

    name = forms.CharField(label=_("Name of the list"), max_length=120, help_text=_("For example: SENDCos of the primary schools"))


LONGEST_PASTE = 60_000


class PasteForm(forms.Form):
    """Anything that names schools and people."""

    text = forms.TextField(
        label=_("Your names and addresses"),
        rows=12,
        max_length=LONGEST_PASTE,
        help_text=_("With commas, semicolons or new lines. For example: St Josephs, Holy Fam, Quayfield prim, jane@quayfield.example"),
    )


class KeepPastedForm(forms.Form):
    """What to do with what was recognised."""

    text = forms.CharField(widget=forms.HiddenInput, required=False, max_length=LONGEST_PASTE)
    name = forms.CharField(label=_("Name of the list"), max_length=110)
    role = forms.ChoiceField(
        label=_("Who is written to in the schools"),
        required=False,
        widget=forms.Select,
        choices=[("", _("Who is asked first")), *choices.RoleKind.choices],
    )
    attach = forms.BooleanField(label=_("Put the schools that are new on our list of schools and partners"))
