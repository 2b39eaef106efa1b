"""Is what was typed well formed?"""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from joinedup.meetings import choices
from joinedup.ui import forms


class MeetingForm(forms.Form):
    title = forms.CharField(label=_("Name of the meeting"), help_text=_("For example “Autumn meeting of heads”"), max_length=120)
    on = forms.DateField(label=_("Date"))
    at = forms.TimeField(label=_("Start time"), help_text=_("For example 2:30pm"))
    length = forms.IntegerField(label=_("How many minutes?"), min_value=5, max_value=720, help_text=_("Ninety are usual."))
    venue = forms.PublicIdChoiceField(
        label=_("At which partner?"),
        required=False,
        widget=forms.Select,
        help_text=_("So that all take turns, and nobody travels most."),
    )
    place = forms.CharField(label=_("Place"), required=False, help_text=_("For example “Quayfield Primary, BQ1 2AB”"))
    room = forms.CharField(label=_("Room"), required=False, max_length=80)
    online = forms.OnlineLinkField(label=_("Online link"), required=False, help_text=_("It begins with https://"), max_length=500)
    summary = forms.TextField(
        label=_("Why come? Two plain sentences"), required=False, rows=3, max_length=400, help_text=_("They stand at the top of each mail.")
    )
    agenda_days = forms.IntegerField(
        label=_("How many days before does the agenda go out?"), min_value=0, max_value=60, help_text=_("Fourteen are usual.")
    )
    agenda_goes_alone = forms.BooleanField(
        label=_("Send the agenda by itself on that day"), help_text=_("Only if something is on it. You can stop it until it leaves.")
    )


class PlanForm(MeetingForm):
    needed_if = {
        "count": _("Needed if it is held every so many weeks."),
        "dates": _("Needed if you type other dates."),
    }

    repeat = forms.ChoiceField(label=_("How often?"), choices=choices.Repeat.choices)
    count = forms.IntegerField(label=_("How many meetings in all?"), min_value=1, max_value=40, required=False)
    dates = forms.DatesField(
        label=_("Other dates, one on each line"), required=False, rows=4, max_length=2000, help_text=_("For example 14 January 2027")
    )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        repeat = data.get("repeat")
        if repeat in {one.value for one in choices.WEEKS} and not data.get("count"):
            self.add_error("count", _now("Enter how many meetings in all"))
        if repeat == choices.Repeat.DATES and "dates" in data and not data["dates"]:
            self.add_error("dates", _now("Type at least one other date"))
        return data


class ChangeMeetingForm(MeetingForm):
    version = forms.IntegerField(widget=forms.HiddenInput)


class CancelForm(forms.Form):
    because = forms.CharField(label=_("Why is it cancelled?"), max_length=300, help_text=_("Everybody who was invited reads this."))


class PlainForm(forms.Form):
    """A press without questions."""


class LinesForm(forms.Form):
    lines = forms.TextField(
        label=_("Items, one on each line"),
        help_text=_("Paste the agenda of last term from Word. We understand “3. Budget, 15 min” and “Decide: INSET day”."),
        rows=8,
        max_length=6000,
    )
    part = forms.ChoiceField(label=_("Who may read them?"), choices=choices.Part.choices)


class ItemForm(forms.Form):
    title = forms.CharField(label=_("Name of the item"), max_length=200)
    note = forms.TextField(label=_("What should people know before?"), required=False, max_length=2000, rows=4)
    length = forms.IntegerField(label=_("How many minutes?"), min_value=0, max_value=480)
    aim = forms.ChoiceField(label=_("What is it for?"), choices=choices.Aim.choices, hints=choices.AIM_HINTS)
    lead = forms.CharField(label=_("Who leads it?"), required=False, max_length=120)
    briefing = forms.CharField(
        label=_("Who needs a briefing before?"),
        required=False,
        max_length=200,
        help_text=_("For example “new heads”. The mail with the agenda says it."),
    )
    part = forms.ChoiceField(label=_("Who may read it?"), choices=choices.Part.choices)


class ChangeItemForm(ItemForm):
    is_internal = forms.BooleanField(
        label=_("This is about how we run the partnership"), help_text=_("Not about work for learners. We show how the time is shared.")
    )
    version = forms.IntegerField(widget=forms.HiddenInput)


class PaperForm(forms.Form):
    file = forms.FileField(
        label=_("Paper"), endings=(".pdf", ".docx", ".xlsx", ".pptx", ".odt", ".ods", ".csv", ".txt", ".png", ".jpg", ".jpeg")
    )


class AnswerForm(forms.Form):
    needed_if = {"sends": _("Needed if you send someone.")}

    answer = forms.ChoiceField(label=_("Are you coming?"), choices=[(one.value, one.label) for one in choices.TO_GIVE])
    sends = forms.CharField(label=_("Who comes for you?"), required=False, max_length=120, help_text=_("Name and role."))


class OrderForm(forms.Form):
    """Each item's place, minutes, purpose and part in one table; its fields are made for the items of the agenda."""

    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, items: Iterable[Any], may_close: bool, initial: dict[str, Any] | None = None, **kwargs: Any) -> None:
        self.items = list(items)
        parts = list(choices.Part.choices) if may_close else list(choices.Part.choices)[:1]
        fields, values = {}, dict(initial or {})
        for number, item in enumerate(self.items, 1):
            of = {"title": item.title}
            made = {
                "position": (forms.IntegerField(label=_now("Place of “%(title)s”") % of, min_value=1, max_value=99), number),
                "length": (forms.IntegerField(label=_now("Minutes of “%(title)s”") % of, min_value=0, max_value=480), item.length),
                "aim": (forms.ChoiceField(label=_now("Purpose of “%(title)s”") % of, choices=choices.Aim.choices), item.aim),
                "part": (forms.ChoiceField(label=_now("Part of “%(title)s”") % of, choices=parts), item.part),
            }
            for name, (field, value) in made.items():
                fields[f"{name}_{item.public_id}"] = field
                values.setdefault(f"{name}_{item.public_id}", value)
        self.base_fields = {**type(self).base_fields, **fields}  # type: ignore[misc]  # before the form is made: our messages
        super().__init__(*args, initial=values, **kwargs)

    def placed(self) -> dict[str, dict[str, Any]]:
        """Return what was typed for each item, by its public id."""
        names = ("position", "length", "aim", "part")
        return {item.public_id: {name: self.cleaned_data[f"{name}_{item.public_id}"] for name in names} for item in self.items}


class AttendanceForm(forms.Form):
    """Who was there; its fields are made for the places at the table."""

    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, invitations: Iterable[Any], initial: dict[str, Any] | None = None, **kwargs: Any) -> None:
        self.rows = list(invitations)
        words = [("yes", _("There")), ("no", _("Not there")), ("other", _("Somebody else came"))]
        fields: dict[str, Any] = {}
        values = dict(initial or {})
        for row in self.rows:
            of = {"name": row.member.person.name, "organisation": row.member.organisation.name}
            was, who = f"was_{row.public_id}", f"who_{row.public_id}"
            fields[was] = forms.ChoiceField(label=_now("%(name)s, %(organisation)s") % of, choices=words, required=False)
            fields[who] = forms.CharField(label=_now("Who came for %(name)s") % of, required=False, max_length=120)
            values[was], values[who] = _was(row), row.came_instead or row.sends
        self.base_fields = {**type(self).base_fields, **fields}  # type: ignore[misc]  # before the form is made: our messages
        super().__init__(*args, initial=values, **kwargs)

    def there(self) -> dict[str, str]:
        """Return "yes", "no" or a name for each invitation that something was said about."""
        found = {}
        for row in self.rows:
            word = self.cleaned_data[f"was_{row.public_id}"]
            found[row.public_id] = (self.cleaned_data[f"who_{row.public_id}"] or _now("Somebody")) if word == "other" else word
        return found


def _was(row: Any) -> str:
    if row.was_there is None:
        return {"coming": "yes", "sending": "other", "apologies": "no"}.get(row.answer, "")
    return "other" if row.came_instead else ("yes" if row.was_there else "no")


class MinuteForm(forms.Form):
    text = forms.TextField(label=_("What was said"), required=False, max_length=6000, rows=4)
    outcome = forms.ChoiceField(label=_("What became of it"), choices=choices.Outcome.choices, required=False, widget=forms.Select)
    version = forms.IntegerField(widget=forms.HiddenInput)


class DecisionForm(forms.Form):
    """The words of a decision, and what each seat that is there says; its fields are made for those who are there."""

    needed_if = {"casting": _("Needed if votes are equal.")}

    text = forms.TextField(label=_("What is decided?"), help_text=_("Word for word, as it is read out."), max_length=1000, rows=3)
    casting = forms.ChoiceField(
        label=_("If votes are equal: what does the chair decide?"),
        required=False,
        choices=[("", _("Not needed")), ("for", _("For")), ("against", _("Against"))],
    )
    boards_on = forms.DateField(
        label=_("Subject to boards, by this date"), required=False, help_text=_("Only if partners must ask their boards first.")
    )

    def __init__(
        self, *args: Any, there: Iterable[Any], has_casting_vote: bool, initial: dict[str, Any] | None = None, **kwargs: Any
    ) -> None:
        self.rows = list(there)
        fields: dict[str, Any] = {"text": type(self).base_fields["text"]}
        values = dict(initial or {})
        for row in self.rows:
            of = {"name": row.came_instead or row.member.person.name, "organisation": row.member.organisation.name}
            fields[f"says_{row.public_id}"] = forms.ChoiceField(
                label=_now("%(name)s, %(organisation)s") % of, choices=choices.Vote.choices, widget=forms.Select
            )
            values.setdefault(f"says_{row.public_id}", "for")
        fields |= {name: field for name, field in type(self).base_fields.items() if name != "text"}
        if not has_casting_vote:
            del fields["casting"]
        self.base_fields = fields  # type: ignore[misc]  # before the form is made: our messages
        super().__init__(*args, initial=values, **kwargs)

    def votes(self) -> dict[str, str]:
        """Return what each seat says, by invitation."""
        return {row.public_id: self.cleaned_data[f"says_{row.public_id}"] for row in self.rows}


class BoardsForm(forms.Form):
    agreed = forms.ChoiceField(label=_("What did the boards say?"), choices=[("yes", _("All agreed")), ("no", _("Not all agreed"))])


class CorrectionForm(forms.Form):
    text = forms.TextField(
        label=_("What should be corrected?"), max_length=2000, rows=4, help_text=_("Say which item, and how it should read.")
    )


class SettleForm(forms.Form):
    answer = forms.ChoiceField(label=_("Was it taken in?"), choices=[("taken", _("Taken in")), ("not_taken", _("Not taken in"))])


class ApproveForm(forms.Form):
    on = forms.DateField(label=_("Day of approval"))
    at = forms.PublicIdChoiceField(
        label=_("At which meeting?"),
        required=False,
        widget=forms.Select,
        label_of=lambda meeting: f"{meeting.title}, {meeting.on:%d %B %Y}",
    )


class PulseForm(forms.Form):
    worth = forms.ChoiceField(label=_("Was it worth your time?"), choices=choices.Worth.choices)
    learners = forms.ChoiceField(label=_("For whom did we use the time?"), choices=choices.Learners.choices)


class CarryForm(forms.Form):
    """Who carries each decision at one partner; its fields are made for the decisions of the meeting."""

    def __init__(self, *args: Any, decisions: Iterable[Any], initial: dict[str, Any] | None = None, **kwargs: Any) -> None:
        self.base_fields = {  # type: ignore[misc]  # before the form is made: our messages
            f"carries_{row.public_id}": forms.CharField(label=row.text, required=False, max_length=120) for row in decisions
        }
        super().__init__(*args, initial=initial, **kwargs)

    def names(self) -> dict[str, str]:
        """Return what was typed for each decision, by its public id."""
        return {name.removeprefix("carries_"): value for name, value in self.cleaned_data.items()}
