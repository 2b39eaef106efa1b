"""Forms whose messages name the field and the mend: `from joinedup.ui import forms`, then `forms.Form`, `forms.CharField`..."""

from django.forms import (
    CheckboxInput,
    CheckboxSelectMultiple,
    HiddenInput,
    RadioSelect,
    Select,
    Textarea,
    TextInput,
    ValidationError,
)

from joinedup.ui.forms.base import Form
from joinedup.ui.forms.confirming import ConfirmForm
from joinedup.ui.forms.dates import DateField
from joinedup.ui.forms.fields import (
    BooleanField,
    CharField,
    ChoiceField,
    EmailField,
    FileField,
    HalfDaysField,
    IntegerField,
    MultipleChoiceField,
    OnlineLinkField,
    PoundsField,
    PublicIdChoiceField,
    PublicIdsChoiceField,
    TextField,
)
from joinedup.ui.forms.pick import Choice, PickField
from joinedup.ui.forms.times import DatesField, TimeField

__all__ = [
    "BooleanField",
    "CharField",
    "CheckboxInput",
    "CheckboxSelectMultiple",
    "Choice",
    "ChoiceField",
    "ConfirmForm",
    "DateField",
    "DatesField",
    "EmailField",
    "FileField",
    "Form",
    "HalfDaysField",
    "HiddenInput",
    "IntegerField",
    "MultipleChoiceField",
    "OnlineLinkField",
    "PickField",
    "PoundsField",
    "PublicIdChoiceField",
    "PublicIdsChoiceField",
    "RadioSelect",
    "Select",
    "TextField",
    "TextInput",
    "Textarea",
    "TimeField",
    "ValidationError",
]
