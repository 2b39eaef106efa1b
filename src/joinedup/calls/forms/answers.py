"""Forms of the answer to a call, short enough for a phone: take part or not, one need, one offer, what comes first."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _later

from joinedup.brokerage import choices as things
from joinedup.brokerage import services as brokerage
from joinedup.brokerage.queries import TopicGroup, topic_choices
from joinedup.calls import choices
from joinedup.ui import forms


class AnswerForm(forms.Form):
    """Does the organisation take part this year? Nothing is chosen beforehand, so that a scanner's press answers nothing."""

    needed_if = {"reason": _later("Needed if you do not take part this year.")}

    answer = forms.ChoiceField(label=_later("Do you want to take part this year?"), choices=choices.Appetite.choices)
    reason = forms.TextField(
        label=_later("If not, why?"),
        required=False,
        max_length=300,
        rows=2,
        help_text=_later("For example “new head in January”. Only the people who run this call read it."),
    )


class OrderForm(forms.Form):
    """What matters most? A choice comes first."""

    thing = forms.PublicIdChoiceField(label=_later("Which of these matters most?"))


class TakeOutForm(forms.Form):
    """Should a need or an offer go? A choice comes first."""

    choice = forms.ChoiceField(label=_later("What should happen?"), choices=[("out", _later("Take it out")), ("keep", _later("Keep it"))])


def _seen_by(usual: Any) -> forms.ChoiceField:
    return forms.ChoiceField(label=_later("Who may see this?"), choices=things.SEEN_BY, initial=things.USUAL, hints={things.USUAL: usual})


class _SaidForm(forms.Form):
    needed_if = {
        "topic": _later("Needed, unless you say under “Something else” what it is."),
        "something_else": _later("Needed if no topic of the list is chosen."),
    }

    topic = forms.ChoiceField(label=_later("Topic"), widget=forms.Select, required=False)
    something_else = forms.CharField(label=_later("Something else"), required=False, max_length=120)

    def __init__(self, *args: Any, groups: Iterable[TopicGroup], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["topic"].choices = topic_choices(groups, _("Choose a topic"))  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if not data.get("topic") and not data.get("something_else") and "topic" not in self.errors:
            self.add_error("topic", _("Choose a topic, or say under “Something else” what it is"))
        return data

    def _common(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in ("size", "detail", "something_else")}


class QuickNeedForm(_SaidForm):
    """One need, as a head says it in a corridor."""

    detail = forms.TextField(label=_later("What would help?"), required=False, max_length=500, rows=3, help_text=things.NOT_PUPILS)
    size = forms.ChoiceField(label=_later("How much help?"), choices=things.Size.choices)
    urgency = forms.ChoiceField(label=_later("How soon?"), choices=things.Urgency.choices, initial=things.Urgency.THIS_YEAR)
    visibility = _seen_by(_later("The co-ordinator, and matched partners once both agree. Sensitive topics: only the co-ordinator."))

    def details(self, *, is_first: bool) -> brokerage.NeedDetails:
        """Return what was said about the need."""
        data = self.cleaned_data
        said = {"topic": data["topic"], "urgency": int(data["urgency"]), "is_first": is_first, "kind": things.Kind.WE_COME.value}
        return brokerage.NeedDetails(**said, **self._common())


class QuickOfferForm(_SaidForm):
    """One offer, as a head says it in a corridor."""

    detail = forms.TextField(label=_later("What can you offer?"), required=False, max_length=500, rows=3, help_text=things.NOT_PUPILS)
    size = forms.ChoiceField(label=_later("How much each time?"), choices=things.Size.choices)
    at_most_half_days = forms.HalfDaysField(
        label=_later("Altogether at most"), required=False, min_value=1, help_text=_later("Leave empty for once only.")
    )
    visibility = _seen_by(_later("Everybody in the area. Sensitive topics: only the co-ordinator."))

    def details(self) -> brokerage.OfferDetails:
        """Return what was said about the offer."""
        data = self.cleaned_data
        topics = (data["topic"],) if data["topic"] else ()
        return brokerage.OfferDetails(topics=topics, at_most_half_days=data["at_most_half_days"], **self._common())
