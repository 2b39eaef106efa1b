"""The form of an uploaded table."""

from django.utils.translation import gettext_lazy as _

from joinedup.ui import forms


class UploadForm(forms.Form):
    """A table as CSV or Excel."""

    file = forms.FileField(label=_("Your table"), endings=(".csv", ".xlsx"), max_megabytes=20, help_text=_("CSV or Excel (.xlsx)"))
