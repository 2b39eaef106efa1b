"""Is what was typed well formed? The forms of weigh-ups and plots are made from their items."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from joinedup.reviews import choices
from joinedup.ui import forms

_NO_GUESS = "no-guess"
Placed = tuple[int, int, str]  # worth to us, worth to others, a note


class StartForm(forms.Form):
    needed_if = {"title": _("Needed if you choose “Something we think about”.")}

    organisation = forms.PublicIdChoiceField(label=_("For whom do you weigh it up?"))
    about = forms.ChoiceField(label=_("What do you weigh up?"), choices=[], widget=forms.RadioSelect)
    title = forms.CharField(
        label=_("Something else: what is it called?"),
        required=False,
        max_length=160,
    )


def hidden() -> Any:
    """Return the widget of a field that goes along unseen."""
    return forms.HiddenInput()


class SideForm(forms.Form):
    """One side of a weigh-up: for each thing its size, and behind a details link how likely, who, a note."""

    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, side: str, rows: Sequence[tuple[str, str, str]] = (), **kwargs: Any) -> None:
        """Make the fields of each row (code, words, hint); a row without words is the organisation's own."""
        super().__init__(*args, **kwargs)
        self.side, self.rows = side, list(rows)
        for code, words, hint in self.rows:
            self._add(code, words, hint)

    def _add(self, code: str, words: str, hint: str) -> None:
        if not words:
            label = _("What else? Name it in a few words")
            self.fields[f"{code}_own_words"] = forms.CharField(label=label, required=False, max_length=120)
        likely = [("", _("Not said")), *choices.Likely.choices]
        more: dict[str, Any] = {
            "size": forms.ChoiceField(label=words or _("How large is it?"), help_text=hint, choices=choices.Size.choices, required=False),
            "likely": forms.ChoiceField(label=_("How likely is it?"), choices=likely, required=False, widget=forms.Select),
            "who": forms.CharField(
                label=_("Whom at our place does it touch?"), required=False, max_length=80, help_text=_("For example “our SENDCo”")
            ),
            "note": forms.CharField(label=_("Note"), required=False, max_length=300),
        }
        for name, field in more.items():
            self.fields[f"{code}_{name}"] = field

    def said(self) -> dict[str, dict[str, Any]]:
        """Return what was said of each thing, by code."""
        data = self.cleaned_data
        return {
            code: {
                "size": _number(data.get(f"{code}_size")),
                "likely": _number(data.get(f"{code}_likely")),
                "who": data.get(f"{code}_who", ""),
                "note": data.get(f"{code}_note", ""),
                "own_words": data.get(f"{code}_own_words", ""),
            }
            for code, _words, _hint in self.rows
        }


class ConcludeForm(forms.Form):
    needed_if = {"because": _("Needed if something has to change first.")}

    version = forms.IntegerField(widget=forms.HiddenInput)
    conclusion = forms.ChoiceField(label=_("What do you make of it?"), choices=choices.Conclusion.choices)
    because = forms.TextField(
        label=_("Why, or what has to change first"), required=False, max_length=600, rows=3, help_text=_("One or two sentences.")
    )
    board_decides = forms.TextField(
        label=_("What is your board asked to decide?"),
        required=False,
        max_length=400,
        rows=3,
        help_text=_("It stands at the end of the paper for governors, trustees or the board."),
    )


class ShareForm(forms.Form):
    needed_if = {"codes": _("Needed if you share only some of it.")}

    version = forms.IntegerField(widget=forms.HiddenInput)
    how = forms.ChoiceField(label=_("What may the partners read?"), choices=choices.HowShared.choices)
    codes = forms.MultipleChoiceField(label=_("If only some of it: what?"), required=False, choices=[])

    def offer(self, rows: Sequence[tuple[str, str]]) -> None:
        """Set the things of which some can be shared."""
        self.fields["codes"].choices = list(rows)  # type: ignore[attr-defined]


class ShareWeighUpForm(ShareForm):
    """What the partners may read, and which of them."""

    needed_if = {
        "codes": _("Needed if you share only some of it."),
        "only_for": _("Needed if only those may read it that you tick."),
    }

    for_whom = forms.ChoiceField(label=_("Who may read it?"), choices=choices.ForWhom.choices, initial=choices.ForWhom.ALL.value)
    only_for = forms.MultipleChoiceField(label=_("If only those that you tick: who?"), required=False, choices=[])

    def offer_readers(self, partners: Sequence[tuple[str, str]], asker: str = "") -> None:
        """Set the partners that can be ticked, and beside them who organises the partnership or asked by mail."""
        words = _now("Who organises the partnership")
        words = _now("Who organises the partnership, and %(name)s who asked you") % {"name": asker} if asker else words
        self.fields["only_for"].choices = [(choices.ORGANISERS, words), *partners]  # type: ignore[attr-defined]


class AskForm(forms.Form):
    organisations = forms.MultipleChoiceField(label=_("Whom do you ask?"), choices=[], error_messages={"required": _("Tick whom you ask.")})

    def offer(self, lines: Sequence[tuple[str, Any]]) -> None:
        """Set the partners that can be asked, each with who gets the mail."""
        words = [(key, f"{line.organisation.name}: {line.contact.name}, {line.contact.role}") for key, line in lines]
        self.fields["organisations"].choices = words  # type: ignore[attr-defined]


class TakeBackForm(forms.Form):
    pass


class GuessForm(forms.Form):
    """A size for each of the 28 things, or none, and why."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    because = forms.TextField(label=_("Why you think so"), required=False, max_length=600, rows=3)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        sizes = [(_NO_GUESS, _now("No guess")), *choices.Size.choices]
        for item in choices.ITEMS:
            self.fields[item.code] = forms.ChoiceField(
                label=item.words,
                choices=sizes,
                initial=_NO_GUESS,
                widget=forms.Select,
                error_messages={"required": _now("Choose a size, or “No guess”.")},
            )

    def sizes(self) -> dict[str, int]:
        """Return the sizes that are guessed, by code."""
        found = {item.code: self.cleaned_data[item.code] for item in choices.ITEMS}
        return {code: int(size) for code, size in found.items() if size != _NO_GUESS}


class DeleteForm(forms.Form):
    sure = forms.BooleanField(label=_("Delete it for good"), required=True)


class AnswerForm(forms.Form):
    says = forms.ChoiceField(label=_("What would you say back?"), choices=choices.Says.choices)
    words = forms.TextField(label=_("In a few words"), required=False, max_length=600, rows=3)


class PlaceForm(forms.Form):
    """Each aim with what it is worth to us and to others, and two lines for activities of one's own."""

    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(
        self, *args: Any, names: Sequence[str] = (), said: Mapping[str, tuple[int, int, str]] | None = None, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.names = [*names, "", ""]
        values = [("", _now("Not placed")), *[(str(value), words) for value, words in choices.VALUES]]
        for number, name in enumerate(self.names):
            ours, others, note = (said or {}).get(name, ("", "", ""))
            if not name:
                label = _("Something else that you do together")
                self.fields[f"name_{number}"] = forms.CharField(label=label, required=False, max_length=200)
            self.fields[f"ours_{number}"] = _select(_("What is it worth to us?"), values, ours)
            self.fields[f"others_{number}"] = _select(_("What is it worth to others?"), values, others)
            self.fields[f"note_{number}"] = forms.CharField(label=_("Note"), required=False, max_length=300, initial=note)

    def clean(self) -> dict[str, Any]:
        """Refuse words about what is not placed: they would be lost."""
        data = super().clean() or self.cleaned_data
        for number, one in enumerate(self.placed()):
            told = one["note"] or data.get(f"name_{number}")
            if told and one["ours"] is None and one["others"] is None:
                self.add_error(f"ours_{number}", _now("Place it, too, or leave its line empty"))
        return data

    def placed(self) -> list[dict[str, Any]]:
        """Return where each thing was placed, a line for a line: what the service refuses is said at its line."""
        data = self.cleaned_data
        return [
            {
                "name": name or data.get(f"name_{number}", ""),
                "ours": _number(data.get(f"ours_{number}")),
                "others": _number(data.get(f"others_{number}")),
                "note": data.get(f"note_{number}", ""),
            }
            for number, name in enumerate(self.names)
        ]


def _select(label: Any, values: Sequence[tuple[str, Any]], initial: Any) -> forms.ChoiceField:
    return forms.ChoiceField(label=label, choices=values, required=False, initial=str(initial), widget=forms.Select)


def _number(value: Any) -> int | None:
    return int(value) if value not in (None, "") else None
