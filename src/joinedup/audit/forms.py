from django.utils.translation import gettext_lazy as _

from joinedup.ui import forms


class RecordFilterForm(forms.Form):
    verb = forms.ChoiceField(label=_("What was done"), required=False)
    kind = forms.ChoiceField(label=_("To what"), required=False)
    on = forms.DateField(label=_("Day"), required=False)
