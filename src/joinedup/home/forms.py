"""What of the area's picture to show."""

from django.utils.translation import gettext_lazy as _

from joinedup.brokerage import choices
from joinedup.ui import forms


def _groups() -> list[tuple[str, object]]:
    return [("", _("All topics")), *choices.groups().items()]


class PictureForm(forms.Form):
    """Which topics and ages, and for whose eyes."""

    group = forms.ChoiceField(label=_("Topics"), widget=forms.Select, required=False, choices=_groups)
    phase = forms.ChoiceField(label=_("Ages"), widget=forms.Select, required=False, choices=[("", _("All ages")), *choices.Phase.choices])
    who = forms.ChoiceField(
        label=_("For whose eyes"), widget=forms.Select, required=False, choices=[("", _("Mine")), ("others", _("To pass on"))]
    )
