"""The form behind one button."""

from joinedup.ui import forms


class PressForm(forms.Form):
    """One press after looking; nothing is typed."""
