"""The form of a calendar feed."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from joinedup.ui import forms

MOST_RADIOS = 12


class FeedForm(forms.Form):
    """Whose dates."""

    whose = forms.ChoiceField(label=_("Whose dates do you want in your calendar?"), choices=[])

    def offer(self, options: list[tuple[str, Any]]) -> None:
        """Set whose dates can be had."""
        field: Any = self.fields["whose"]
        field.choices = options
        field.widget = (forms.RadioSelect if len(options) <= MOST_RADIOS else forms.Select)(choices=options)
