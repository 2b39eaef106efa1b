"""Forms for a need and for an offer, with everything that may be said."""

import re
from collections.abc import Iterable
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _later

from joinedup.brokerage import choices, queries, services
from joinedup.ui import forms
from joinedup.ui.forms.dates import read_date

NEED_KINDS = [
    (choices.Kind.WE_COME.value, _later("Somebody comes to us")),
    (choices.Kind.VISIT_US.value, _later("We visit somebody who does it well")),
    *choices.Kind.choices[2:],
]
OFFER_KINDS = [
    (choices.Kind.VISIT_US.value, _later("Come and see us")),
    (choices.Kind.WE_COME.value, _later("We come to you")),
    *NEED_KINDS[2:],
]


def _seen_by(usual: Any) -> forms.ChoiceField:
    return forms.ChoiceField(
        label=_later("Who may see this?"), choices=choices.SEEN_BY, initial=choices.USUAL, hints={choices.USUAL: usual}
    )


class _SaidForm(forms.Form):
    needed_if = {
        "topic": _later("Needed, unless you say under “Something else” what it is."),
        "something_else": _later("Needed if no topic of the list is chosen."),
    }

    topic = forms.ChoiceField(label=_later("Topic"), widget=forms.Select, required=False)
    something_else = forms.CharField(label=_later("Something else"), required=False, max_length=120)

    def __init__(self, *args: Any, groups: Iterable[queries.TopicGroup], seen_by: tuple[str, ...] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["topic"].choices = queries.topic_choices(groups, _("Choose a topic"))  # type: ignore[attr-defined]
        if seen_by and "visibility" in self.fields:
            kept = [(value, label) for value, label in choices.SEEN_BY if value in (choices.USUAL, *seen_by)]
            self.fields["visibility"].choices = kept  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if not data.get("topic") and not data.get("something_else") and "topic" not in self.errors:
            self.add_error("topic", _("Choose a topic, or say under “Something else” what it is"))
        return data

    def _common(self) -> dict[str, Any]:
        data = self.cleaned_data
        said = {name: data.get(name) for name in ("size", "detail", "something_else", "half_days", "within_km")}
        said |= {name: tuple(data.get(name) or ()) for name in ("when", "phases", "weeks_never")}
        return said | {"rate_pence": data.get("rate")} | {name: data[name] for name in ("kind", "terms") if data.get(name)}


class WeeksField(forms.CharField):
    """Weeks in which it never suits, typed as dates with commas between them."""

    def clean(self, value: Any) -> list[date]:
        text = super().clean(value)
        days = []
        for typed in re.split(r"[,;]", text) if text else []:
            parts = re.split(r"[\s./-]+", typed.strip())
            day = read_date(*parts) if len(parts) == 3 else None
            if day is None:
                raise forms.ValidationError(
                    _("Enter each week by a date in it, with commas between them, for example 10 5 2027, 17 5 2027")
                )
            days.append(day)
        return days

    def prepare_value(self, value: Any) -> Any:
        return ", ".join(f"{day.day} {day.month} {day.year}" for day in value) if isinstance(value, list) else value


class _MoreFields(forms.Form):
    needed_if = {"rate": _later("Needed if it costs a day rate.")}

    when = forms.MultipleChoiceField(label=_later("When would suit?"), choices=choices.When.choices, required=False)
    phases = forms.MultipleChoiceField(label=_later("For which ages?"), choices=choices.Phase.choices, required=False)
    half_days = forms.HalfDaysField(
        label=_later("Exact number of half-days"),
        required=False,
        min_value=1,
        max_value=200,
        help_text=_later("Only for a short spell (3 to 6) or longer work (10 or more)."),
    )
    weeks_never = WeeksField(
        label=_later("Weeks that never suit"),
        required=False,
        max_length=300,
        help_text=_later("For example 10 5 2027, 17 5 2027"),
    )
    within_km = forms.IntegerField(label=_later("No further than (kilometres)"), required=False, min_value=1, max_value=400)
    terms = forms.ChoiceField(label=_later("Cost"), choices=choices.Terms.choices, initial=choices.Terms.FREE)
    rate = forms.PoundsField(label=_later("Day rate"), required=False)

    more: tuple[str, ...] = ()

    @property
    def more_has_errors(self) -> bool:
        """Say whether what stands behind "Say more" needs a mend, so that it is shown open."""
        return any(name in self.errors for name in self.more)


class NeedForm(_SaidForm, _MoreFields):
    """Everything that may be said about a need."""

    detail = forms.TextField(label=_later("What would help?"), required=False, max_length=500, rows=3, help_text=choices.NOT_PUPILS)
    size = forms.ChoiceField(label=_later("How much help?"), choices=choices.Size.choices)
    urgency = forms.ChoiceField(label=_later("How soon?"), choices=choices.Urgency.choices, initial=choices.Urgency.THIS_YEAR)
    visibility = _seen_by(_later("The co-ordinator, and matched partners once both agree. Sensitive topics: only the co-ordinator."))
    kind = forms.ChoiceField(label=_later("What would happen?"), choices=NEED_KINDS, initial=choices.Kind.WE_COME)
    evidence = forms.MultipleChoiceField(label=_later("We have looked at"), choices=choices.Evidence.choices, required=False)
    evidence_links = forms.TextField(
        label=_later("Where it can be read"), required=False, max_length=1600, rows=2, help_text=_later("Web addresses, one on each line.")
    )
    evidence_note = forms.TextField(
        label=_later("What it showed"),
        required=False,
        max_length=1000,
        rows=3,
        help_text=_later("Only the co-ordinator reads this. Write as if a parent will read it, and nothing about a pupil."),
    )
    is_first = forms.BooleanField(label=_later("One of our first three needs"))

    first = ("topic", "something_else", "detail", "size", "urgency", "is_first", "visibility")
    more = (
        "kind",
        "half_days",
        "when",
        "phases",
        "weeks_never",
        "within_km",
        "terms",
        "rate",
        "evidence",
        "evidence_links",
        "evidence_note",
    )

    def details(self) -> services.NeedDetails:
        """Return what was said about the need."""
        data = self.cleaned_data
        return services.NeedDetails(
            topic=data["topic"],
            urgency=int(data["urgency"]),
            is_first=bool(data["is_first"]),
            evidence=tuple(data.get("evidence") or ()),
            evidence_links=tuple((data.get("evidence_links") or "").split()),
            evidence_note=data.get("evidence_note") or "",
            **self._common(),
        )


class OfferForm(_SaidForm, _MoreFields):
    """Everything that may be said about an offer."""

    detail = forms.TextField(label=_later("What can you offer?"), required=False, max_length=500, rows=3, help_text=choices.NOT_PUPILS)
    size = forms.ChoiceField(label=_later("How much each time?"), choices=choices.Size.choices)
    at_most_half_days = forms.HalfDaysField(
        label=_later("Altogether at most"), required=False, min_value=1, help_text=_later("Leave empty for once only.")
    )
    visibility = _seen_by(_later("Everybody in the area. Sensitive topics: only the co-ordinator."))
    kind = forms.ChoiceField(label=_later("What would happen?"), choices=OFFER_KINDS, initial=choices.Kind.VISIT_US)
    also = forms.MultipleChoiceField(label=_later("Or any of these topics"), required=False)

    first = ("topic", "something_else", "detail", "size", "at_most_half_days", "visibility")
    more = ("kind", "half_days", "when", "phases", "weeks_never", "within_km", "terms", "rate")

    def __init__(self, *args: Any, groups: Iterable[queries.TopicGroup], **kwargs: Any) -> None:
        groups = list(groups)
        super().__init__(*args, groups=groups, **kwargs)
        self.fields["also"].choices = queries.topic_choices(groups, "")[1:]  # type: ignore[attr-defined]

    def details(self) -> services.OfferDetails:
        """Return what was said about the offer."""
        data = self.cleaned_data
        codes = [data["topic"], *(data.get("also") or ())]
        return services.OfferDetails(
            topics=tuple(dict.fromkeys(code for code in codes if code)), at_most_half_days=data["at_most_half_days"], **self._common()
        )


class PaperForm(forms.Form):
    """A paper that shows why something is needed."""

    file = forms.FileField(label=_later("The paper"), endings=(".pdf", ".docx", ".xlsx", ".csv", ".png", ".jpg"))


class ShareForm(forms.Form):
    """How far a need or an offer is seen in one area."""

    visibility = forms.ChoiceField(label=_later("Who may see this?"), choices=[*choices.Visibility.choices])
    until = forms.DateField(label=_later("Until when"), required=False)


class FilterForm(forms.Form):
    """What of an area's needs and offers to show."""

    q = forms.CharField(label=_later("Words"), required=False, max_length=80)
    group = forms.ChoiceField(label=_later("Topics"), widget=forms.Select, required=False)
    phase = forms.ChoiceField(
        label=_later("Ages"), widget=forms.Select, required=False, choices=[("", _later("All ages")), *choices.Phase.choices]
    )
    urgency = forms.ChoiceField(
        label=_later("How soon"),
        widget=forms.Select,
        required=False,
        choices=[("", _later("Any time")), *choices.Urgency.choices],
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["group"].choices = [("", _("All topics")), *choices.groups().items()]  # type: ignore[attr-defined]
