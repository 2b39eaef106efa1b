"""Giving a register file in the browser."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from joinedup.register.choices import authorities
from joinedup.ui import forms


def _authorities() -> list[tuple[str, Any]]:
    named = sorted((name, code) for code, (name, _region) in authorities.NAME_AND_REGION.items())
    return [("", _("None: schools that are not in the file stay as they are")), *((code, f"{name} ({code})") for name, code in named)]


class UploadRegisterForm(forms.Form):
    file = forms.FileField(
        label=_("Register file"),
        help_text=_("As the national register publishes it: a CSV file, or the same packed as gz or zip"),
        endings=("csv", "gz", "zip"),
        max_megabytes=100,
    )
    as_of = forms.DateField(
        label=_("Day on which the file was published"),
        help_text=_("Leave it empty when the file's name holds the day, for example edubasealldata20250524.csv"),
        required=False,
    )
    complete_for = forms.ChoiceField(
        label=_("Is the file a complete list of one authority's schools?"),
        help_text=_("Schools of that authority that the file does not name are then closed."),
        choices=_authorities,
        required=False,
        widget=forms.Select,
    )
