"""The hidden field that carries the version which the editor saw."""

from typing import Any

from joinedup.ui import forms


def version_field(thing: Any) -> forms.IntegerField:
    return forms.IntegerField(widget=forms.HiddenInput, initial=thing.version)
