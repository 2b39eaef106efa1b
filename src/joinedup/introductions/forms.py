from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from joinedup.introductions import choices
from joinedup.introductions.services import Learned, Word
from joinedup.ui import forms


class FindIntroductionsForm(forms.Form):
    state = forms.ChoiceField(
        label=_("State"), required=False, widget=forms.Select, choices=[("", _("All")), *choices.IntroductionState.choices]
    )
    text = forms.CharField(label=_("Part of a name"), required=False, max_length=80)


class AnswerIntroductionForm(forms.Form):
    needed_if = {
        "later_when": _("Needed if you say yes, but later."),
        "reason": _("Needed if you say no."),
    }

    reply = forms.ChoiceField(label=_("Would you like to go ahead?"), choices=[c for c in choices.IntroductionReply.choices if c[0]])
    later_when = forms.CharField(
        label=_("If later: roughly when?"), required=False, max_length=120, help_text=_("For example “after Christmas”")
    )
    reason = forms.ChoiceField(
        label=_("If no: why?"),
        required=False,
        choices=choices.DeclineReason.choices,
        help_text=_("Only your co-ordinator sees this. The other side is told kindly that it does not work out this time."),
    )
    reason_words = forms.CharField(
        label=_("Anything your co-ordinator should know"), required=False, max_length=300, help_text=_("Please name no child.")
    )

    not_again = forms.ChoiceField(
        label=_("If no: should we leave something out from now on?"),
        required=False,
        choices=[("", _("No, ask us about others")), *choices.NotAgain.choices],
        help_text=_("The other side is not told. You can lift it at any time on your school's page."),
    )
    until = forms.DateField(label=_("Until when?"), required=False, help_text=_("Leave it empty to be asked again next school year"))

    def details(self) -> dict[str, Any]:
        """Return what was said, as the service takes it."""
        data = dict(self.cleaned_data)
        learned = Learned(data.pop("not_again"), data.pop("until"))
        return {**data, "learned": learned}


class ReleaseAnswerForm(forms.Form):
    note = forms.CharField(label=_("Who decided, and when?"), max_length=200, help_text=_("For example “board minute 7, 2 December 2026”"))


class AddGiftForm(forms.Form):
    way = forms.ChoiceField(label=_("Which way did it go?"), choices=[("gave", _("We gave it")), ("got", _("We received it"))])
    other = forms.PublicIdChoiceField(label=_("To or from whom?"), widget=forms.Select)
    kind = forms.ChoiceField(label=_("What was it?"), choices=choices.GiftKind.choices, help_text=_("Money is not counted here."))
    what = forms.CharField(label=_("Short description"), max_length=200, help_text=_("For example “hall for the spring concert”"))
    number = forms.IntegerField(label=_("How many half-days, times, places or documents?"), min_value=1, max_value=999)
    year = forms.ChoiceField(label=_("In which school year?"), widget=forms.Select, choices=[])

    def offer(self, others: Sequence[Any], years: Sequence[tuple[str, str]], *, areas: bool = False) -> None:
        """Set the partners by their places on a list, named with their area where there are several, and the school years."""
        fields: Any = self.fields
        fields["other"].label_of = lambda place: f"{place.organisation.name} ({place.area.name})" if areas else place.organisation.name
        fields["other"].offer(others, blank=_now("Choose one"))
        fields["year"].choices = list(years)


class TellForm(forms.Form):
    """What came of each gift; a gift of which nothing is chosen is not told."""

    needed_if = {"number_": _("Needed if it was more or less than planned.")}

    def __init__(self, *args: Any, lines: Sequence[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.lines = lines
        for line in lines:
            key, says = line.gift.public_id, line.own.says if line.own else ""
            self.fields[f"says_{key}"] = forms.ChoiceField(
                label=_now("What came of it?"), required=False, choices=choices.Said.choices, initial=says
            )
            self.fields[f"number_{key}"] = forms.IntegerField(
                label=_now("If more or less: how much was it?"),
                required=False,
                min_value=0,
                max_value=999,
                initial=line.own.number if line.own and says == choices.Said.PARTLY else None,
            )

    def clean(self) -> dict[str, Any]:
        """Ask for the number where it was more or less than planned; a number alone would be lost."""
        data = super().clean() or self.cleaned_data
        for line in self.lines:
            key = line.gift.public_id
            if data.get(f"says_{key}") == choices.Said.PARTLY and data.get(f"number_{key}") is None and f"number_{key}" not in self.errors:
                self.add_error(f"number_{key}", _now("Enter how much it was in the end, as a number, for example 4"))
            if data.get(f"number_{key}") is not None and not data.get(f"says_{key}"):
                self.add_error(f"says_{key}", _now("Choose what came of it, or leave the number empty"))
        return data

    def words(self) -> dict[str, Word]:
        """Return what was chosen, by the gifts' public ids."""
        data, keys = self.cleaned_data, [line.gift.public_id for line in self.lines]
        return {key: Word(data[f"says_{key}"], data.get(f"number_{key}")) for key in keys if data.get(f"says_{key}")}
