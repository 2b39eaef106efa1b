"""Forms of milestones."""

from django.utils.translation import gettext_lazy as _

from joinedup.actions.forms.actions import VersionForm
from joinedup.ui import forms


class MilestoneForm(VersionForm):
    """What is to be reached by a day."""

    name = forms.CharField(label=_("What will have been reached?"), help_text=_("For example “All Year 6 classes have visited the port”"))
    planned_on = forms.DateField(label=_("Planned day"))
    detail = forms.TextField(label=_("How we will know"), required=False, rows=3)


class ReachForm(VersionForm):
    """On which day it was reached."""

    on = forms.DateField(label=_("Day on which it was reached"), required=False, help_text=_("Empty when it was not reached after all"))


class ThankForm(forms.Form):
    """Whom to thank, in whose words."""

    people = forms.PublicIdsChoiceField(label=_("Whom do you want to thank?"))
    words = forms.TextField(
        label=_("Your words"), max_length=1000, help_text=_("The mail greets each by name and says what they did. It comes from you.")
    )


class PressForm(forms.Form):
    """Nothing but a press."""
