"""Forms of reminders: rules, how often, not before a day, a nudge."""

from django.utils.translation import gettext_lazy as _

from joinedup.actions import choices
from joinedup.actions.forms.actions import VersionForm
from joinedup.ui import forms


class RuleForm(forms.Form):
    """When to remind."""

    days_before = forms.IntegerField(
        label=_("How many days before?"), required=False, min_value=1, max_value=60, help_text=_("Empty: not before the day")
    )
    on_the_day = forms.BooleanField(label=_("On the due date itself"))
    every_days_after = forms.IntegerField(
        label=_("Every how many days afterwards?"), required=False, min_value=1, max_value=60, help_text=_("Empty: not afterwards")
    )


class AskLimitForm(forms.Form):
    """From how many asks on people are warned."""

    most_a_week = forms.IntegerField(
        label=_("How many things in a week?"),
        min_value=choices.ASKS_A_WEEK[0],
        max_value=choices.ASKS_A_WEEK[1],
        help_text=_("Three are usual."),
    )
    most_a_half_term = forms.IntegerField(
        label=_("How many in a half-term?"),
        min_value=choices.ASKS_A_HALF_TERM[0],
        max_value=choices.ASKS_A_HALF_TERM[1],
        help_text=_("Twelve are usual."),
    )


class RhythmForm(forms.Form):
    """How often."""

    rhythm = forms.ChoiceField(label=_("How often may we remind you?"), choices=choices.Rhythm.choices)


class SnoozeForm(VersionForm):
    """Not before a day."""

    until = forms.DateField(label=_("Day from which we may remind you again"))


class NudgeForm(forms.Form):
    """A nudge in one's own words."""

    actions = forms.PublicIdsChoiceField(label=_("What is it about?"))
    words = forms.TextField(
        label=_("Your words"), max_length=1000, help_text=_("The mail greets each by name and lists what they promised.")
    )
    way = forms.ChoiceField(label=_("How does it go out?"), choices=choices.Way.choices, initial=choices.Way.HERE)
