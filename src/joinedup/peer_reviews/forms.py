from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext_lazy as _

from joinedup.peer_reviews import choices
from joinedup.ui import forms


class PlanReviewsForm(forms.Form):
    title = forms.CharField(label=_("Name of the plan"), max_length=120, help_text=_("For example “Reviews in the spring term”"))
    reach_km = forms.IntegerField(
        label=_("How many kilometres may two schools of a group be apart?"), min_value=1, max_value=500, initial=choices.DEFAULT_REACH_KM
    )
    days = forms.IntegerField(label=_("How many days does each visit take?"), min_value=1, max_value=10, initial=1)
    mixes_ages = forms.BooleanField(
        label=_("Rather schools that teach different ages together"),
        required=False,
        initial=True,
        help_text=_("Where it costs no school its group."),
    )
    schools = forms.PublicIdsChoiceField(label=_("Which schools take part?"), help_text=_("Choose at least three."))

    def offer_schools(self, schools: Iterable[Any], *, all_ticked: bool = True) -> None:
        field = self.fields["schools"]
        assert isinstance(field, forms.PublicIdsChoiceField)
        field.offer(schools)
        field.initial = list(field.things) if all_ticked else []
