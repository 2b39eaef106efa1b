"""The hidden field that carries the version which the editor saw."""

from typing import Protocol

from joinedup.ui import forms


class Versioned(Protocol):
    """Anything with a version."""

    version: int


def version_field(thing: Versioned) -> forms.IntegerField:
    return forms.IntegerField(widget=forms.HiddenInput, initial=thing.version)
