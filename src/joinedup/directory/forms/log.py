"""The form of a note."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext_lazy as _

from joinedup.core import clock
from joinedup.directory import choices
from joinedup.ui import forms

AREA, PRIVATE = "area", "private"


class LogForm(forms.Form):
    """A note for whoever picks up the next call."""

    kind = forms.ChoiceField(label=_("How did you speak?"), choices=choices.LogKind.choices)
    on = forms.DateField(label=_("Date of the contact"))
    text = forms.TextField(label=_("What was said or agreed?"), max_length=2000, rows=6)
    who_sees = forms.ChoiceField(label=_("Who may read this?"), choices=[])
    given_in_confidence = forms.BooleanField(label=_("This was told in confidence"))
    purpose = forms.CharField(
        label=_("What it is for"),
        required=False,
        help_text=_("For example: to plan support for the autumn. People may ask why we keep it."),
    )
    delete_after = forms.DateField(label=_("Delete on"), required=False, help_text=_("Leave empty for three years from the contact"))

    def offer(self, teams: Iterable[Any]) -> None:
        """Set who may be chosen as readers: the area, one's own teams, nobody else."""
        self.teams = {team.public_id: team for team in teams}
        mine = [(key, _("Only the team “%(team)s”") % {"team": team.name}) for key, team in self.teams.items()]
        readers = [(AREA, _("Everybody who runs this area")), *mine, (PRIVATE, _("Only me"))]
        self.fields["who_sees"].choices = readers  # type: ignore[attr-defined]
        self.fields["who_sees"].widget = forms.RadioSelect(choices=readers)
        self.initial.setdefault("who_sees", AREA)

    def values_of(self, thing: Any) -> dict[str, Any]:
        team = thing.team.public_id if thing.team else AREA
        return {**super().values_of(thing), "who_sees": PRIVATE if thing.private else team}

    def details(self) -> dict[str, Any]:
        """Return the note's particulars."""
        data = {name: value for name, value in self.cleaned_data.items() if name not in {"version", "who_sees"}}
        seen_by = self.cleaned_data["who_sees"]
        return {**data, "on": data["on"] or clock.today(), "team": self.teams.get(seen_by), "private": seen_by == PRIVATE}
