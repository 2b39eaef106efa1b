from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from joinedup.plans import choices
from joinedup.ui import forms


class LimitForm(forms.Form):
    organisation = forms.PickField(label=_("School or partner"))
    give_cap = forms.IntegerField(label=_("Gives at most so many half-days"), required=False, min_value=0, max_value=2000)
    receive_cap = forms.IntegerField(label=_("Gets at most so many half-days"), required=False, min_value=0, max_value=2000)
    is_on_holiday = forms.BooleanField(
        label=_("Holiday from giving: it may get help without giving any"),
        help_text=_("A new head, a tiny school, a hard year: this is normal, and no other school sees it."),
    )
    holiday_until = forms.DateField(label=_("Last day of the holiday"), required=False)


class PairForm(forms.Form):
    one = forms.PickField(label=_("One school or partner"))
    other = forms.PickField(label=_("The other school or partner"))
    kind = forms.ChoiceField(label=_("What holds between them?"), choices=choices.PairKind.choices)
    minutes = forms.IntegerField(label=_("Minutes by road"), required=False, min_value=0, max_value=600)


class PlaceField(forms.CharField):
    """A place: latitude and longitude, or the name of an organisation; answers (latitude, longitude) or the words."""

    def clean(self, value: str) -> tuple[float, float] | str:
        words = str(super().clean(value))
        parts = words.replace(";", ",").split(",")
        try:
            latitude, longitude = (float(part) for part in parts)
        except ValueError:
            return words
        if not (49 <= latitude <= 61 and -9 <= longitude <= 3):
            raise ValidationError(_("Enter latitude, then longitude, of a place in Great Britain, for example 53.79, -1.75"))
        return latitude, longitude


class LineForm(forms.Form):
    name = forms.CharField(label=_("What nobody crosses"), max_length=80, help_text=_("For example “River Ouse, no bridge”"))
    start = PlaceField(
        label=_("From this place"), help_text=_("A school or partner of your list, or latitude and longitude such as 53.79, -1.75")
    )
    end = PlaceField(label=_("To this place"))
