"""The form that takes a list from a file."""

from django.utils.translation import gettext_lazy as _later

from joinedup.ui import forms


class UploadForm(forms.Form):
    """A table as CSV or Excel."""

    file = forms.FileField(label=_later("File"), endings=(".csv", ".xlsx"))
