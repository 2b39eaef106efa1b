"""Is what was typed well formed?"""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext_lazy as _

from joinedup.beginnings import choices
from joinedup.ui import forms


class DecideForm(forms.Form):
    outcome = forms.ChoiceField(label=_("What do you do?"), choices=choices.TO_CHOOSE, hints=choices.HINTS)
    joined = forms.PublicIdChoiceField(label=_("Which one do you join?"), required=False)
    because = forms.CharField(label=_("Why, or whom you ring"), required=False, max_length=300)

    def offer(self, found: Iterable[Any]) -> None:
        """Set the partnerships that can be joined; without any nothing is asked about them."""
        rows = list(found)
        if rows:
            self.fields["joined"].offer(rows, blank=str(_("None of them")))  # type: ignore[attr-defined]
        else:
            del self.fields["joined"]
            kept = [one for one in choices.TO_CHOOSE if one[0] != choices.Outcome.JOINED]
            self.fields["outcome"].choices = kept  # type: ignore[attr-defined]
