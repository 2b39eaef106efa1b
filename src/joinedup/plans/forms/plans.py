from collections.abc import Iterable
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from joinedup.plans import choices
from joinedup.ui import forms

MOST_KM = 500


class BandsField(forms.CharField):
    """Distances in kilometres, growing: "5, 15, 30"."""

    def clean(self, value: str) -> tuple[int, ...]:
        words = str(super().clean(value))
        parts = [part.strip() for part in words.replace(";", ",").split(",") if part.strip()]
        if not all(part.isdecimal() and 0 < int(part) <= MOST_KM for part in parts):
            raise ValidationError(_("Enter whole kilometres with commas between them, for example 5, 15, 30"))
        bands = tuple(int(part) for part in parts)
        if list(bands) != sorted(set(bands)):
            raise ValidationError(_("Enter the nearest distance first, each further than the one before, for example 5, 15, 30"))
        return bands


class MakePlanForm(forms.Form):
    title = forms.CharField(label=_("Name of the plan"), max_length=120, help_text=_("For example “Autumn introductions”"))
    method = forms.ChoiceField(
        label=_("What should it be made of?"),
        choices=choices.Method.choices,
        initial=choices.Method.CIRCLES,
        under={"circles": ["longest_circle"], "practical": ["max_partners", "min_link", "both_ways"]},
    )
    longest_circle = forms.IntegerField(
        label=_("Most schools in one circle"), min_value=2, max_value=6, initial=choices.LONGEST_CIRCLE, required=False
    )
    max_partners = forms.IntegerField(label=_("Most partners for one school"), min_value=1, max_value=30, required=False)
    min_link = forms.IntegerField(label=_("Fewest half-days between two schools"), min_value=1, max_value=20, required=False)
    both_ways = forms.BooleanField(label=_("Rather two that help each other"), required=False)
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
    bands_km = BandsField(
        label=_("Travel bands in kilometres"),
        required=False,
        max_length=60,
        help_text=_(
            "For example 5, 15, 30: inside the first any way is as good, each further one counts as worse, nobody goes beyond the last."
        ),
    )
    trust_first = forms.ChoiceField(label=_("Help inside a trust"), choices=choices.TrustFirst.choices, initial=choices.TrustFirst.BONUS)
    measure = forms.ChoiceField(
        label=_("By what should disadvantage be measured?"),
        required=False,
        choices=[],
        widget=forms.RadioSelect,
        help_text=_(
            "Half-days for schools with more disadvantage count for more. Under “Rules for plans” you can add a measure of your own."
        ),
    )
    guarantee_percent = forms.IntegerField(
        label=_("At least so many per cent of the half-days for the fifth of schools with most disadvantage"),
        min_value=1,
        max_value=90,
        required=False,
        help_text=_("By the measure above. The plan says what this costs."),
    )
    least_served_first = forms.BooleanField(
        label=_("Those who were helped least come first"),
        help_text=_(
            "Half-days count for up to twice as much for who got least of what it asked for in this school year and the two before."
        ),
    )
    hubs = forms.PublicIdsChoiceField(
        label=_("Helpers that said they would give more than they get"),
        required=False,
        help_text=_("Services, charities and other partners that are not schools count as such helpers anyway."),
    )

    def offer_measures(self, measures: Iterable[tuple[str, str]]) -> None:
        field = self.fields["measure"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = list(measures)
        field.initial = ""

    def offer_hubs(self, helpers: Iterable[Any]) -> None:
        field = self.fields["hubs"]
        assert isinstance(field, forms.PublicIdsChoiceField)
        field.offer(helpers)


class AdjustForm(forms.Form):
    kind = forms.ChoiceField(
        label=_("What should become of this suggestion?"),
        choices=[
            ("lock", _("Keep it, whatever else changes")),
            ("forbid", _("Not this pair: look for another")),
            ("free", _("As it comes: no longer kept by hand")),
        ],
    )
    half_days = forms.IntegerField(
        label=_("If kept: how many half-days?"), required=False, min_value=0, max_value=400, help_text=_("Leave empty to keep the number.")
    )


class FreePairForm(forms.Form):
    """Let go what was decided: one press, nothing to fill in."""


class PlanAgainForm(forms.Form):
    keep_percent = forms.IntegerField(
        label=_("How much of the plan's worth may it cost to keep what was suggested?"),
        min_value=0,
        max_value=100,
        initial=5,
        help_text=_("In per cent. 0 keeps only what costs nothing; 100 keeps all that can be kept."),
    )


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
