"""Forms of school calendars."""

from typing import Any

from django.core import signing
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from joinedup.calendars import choices
from joinedup.ui import forms

SCHOOL = "school"


class AddCalendarForm(forms.Form):
    """Whose calendar it is."""

    needed_if = {"school": _("Needed for a single school or a trust.")}

    whose = forms.ChoiceField(label=_("Whose calendar is it?"), choices=[])
    school = forms.PickField(
        label=_("School or trust"),
        required=False,
        help_text=_("A trust's calendar counts for all its schools."),
    )

    def offer(self, options: list[tuple[str, str]], *, any_school: bool) -> None:
        """Set whose calendars can be begun."""
        field: Any = self.fields["whose"]
        field.choices = [*options, (SCHOOL, _("A single school, or a trust"))] if any_school else options
        field.widget = forms.RadioSelect(choices=field.choices)
        if not any_school:
            del self.fields["school"]

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        if data.get("whose") == SCHOOL and not data.get("school") and "school" not in self.errors:
            self.add_error("school", _now("Enter the school or trust"))
        return data


class PeriodForm(forms.Form):
    """A stretch of days."""

    kind = forms.ChoiceField(label=_("What are these days?"), choices=choices.PeriodKind.choices)
    name = forms.CharField(label=_("Name"), required=False, max_length=120, help_text=_("For example “Autumn term, first half”"))
    from_on = forms.DateField(label=_("First day"))
    until_on = forms.DateField(label=_("Last day"), required=False, help_text=_("Leave empty for a single day"))


class UploadForm(forms.Form):
    """A table of days."""

    file = forms.FileField(label=_("Your table"), endings=(".csv", ".xlsx"), max_megabytes=2, help_text=_("CSV or Excel (.xlsx)"))


class ConfirmForm(forms.Form):
    """The checked rows, signed so that they are the ones that were shown."""

    rows = forms.CharField(max_length=None, widget=forms.HiddenInput)

    @staticmethod
    def packed(rows: list[dict[str, str]]) -> str:
        """Return rows for the hidden field."""
        return signing.dumps(rows, salt="calendars.periods", compress=True)

    def clean_rows(self) -> list[dict[str, str]]:
        try:
            rows: list[dict[str, str]] = signing.loads(self.cleaned_data["rows"], salt="calendars.periods", max_age=24 * 3600)
        except signing.BadSignature:
            raise forms.ValidationError(_("We no longer have your table. Choose the file again.")) from None
        return rows
