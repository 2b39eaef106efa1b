from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext_lazy as _

from joinedup.plans import choices
from joinedup.ui import forms


class MakePlanForm(forms.Form):
    title = forms.CharField(label=_("Name of the plan"), max_length=120, help_text=_("For example “Autumn introductions”"))
    balance = forms.ChoiceField(
        label=_("How much should each organisation give?"),
        choices=choices.PlanBalance.choices,
        initial=choices.PlanBalance.BANK,
        hints={"zero": _("Fewer needs are met, because every circle has to close exactly.")},
    )
    reach_km = forms.IntegerField(
        label=_("Longest distance in kilometres"),
        min_value=1,
        max_value=500,
        initial=choices.DEFAULT_REACH_KM,
        help_text=_("In a straight line, where a school has not said how far is too far. Help online has no limit."),
    )
    hubs = forms.PublicIdsChoiceField(
        label=_("Helpers that said they would give more than they get"),
        required=False,
        help_text=_("Services, charities and other partners that are not schools count as such helpers anyway."),
    )

    def offer_hubs(self, helpers: Iterable[Any]) -> None:
        field = self.fields["hubs"]
        assert isinstance(field, forms.PublicIdsChoiceField)
        field.offer(helpers)


class FindSuggestionsForm(forms.Form):
    topic = forms.ChoiceField(label=_("Topic"), required=False, widget=forms.Select)
    text = forms.CharField(label=_("Part of a name"), required=False, max_length=80)
    state = forms.ChoiceField(
        label=_("State"), required=False, widget=forms.Select, choices=[("", _("All")), *choices.SuggestionState.choices]
    )

    def offer_topics(self, topics: Iterable[Any]) -> None:
        field = self.fields["topic"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", _("All")), *((topic.code, topic.name) for topic in topics)]


class SendIntroductionsForm(forms.Form):
    words = forms.TextField(
        label=_("Your own words to both"),
        required=False,
        max_length=1000,
        help_text=_("They stand in the mail under the facts. Both sides read them, so name nobody's difficulties."),
    )
