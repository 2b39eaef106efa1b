"""Forms of lists."""

from collections.abc import Iterable, Sequence
from datetime import date
from hashlib import sha256
from typing import Any, cast

from django.http import QueryDict
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from joinedup.contacts.queries import Wanted
from joinedup.contacts.services import Agreed, NewPerson
from joinedup.directory import choices
from joinedup.ui import forms
from joinedup.ui.forms.dates import read_date

PHASES = ("Nursery", "Primary", "Middle deemed primary", "Middle deemed secondary", "Secondary", "All-through", "16 plus")


class ByRoleForm(forms.Form):
    """Whom to list, and in which schools and partners."""

    role = forms.MultipleChoiceField(label=_("Who"), choices=choices.RoleKind.choices)
    phase = forms.ChoiceField(
        label=_("Phase"), required=False, widget=forms.Select, choices=[("", _("All phases")), *[(phase, phase) for phase in PHASES]]
    )
    kind = forms.ChoiceField(
        label=_("Kind"), required=False, widget=forms.Select, choices=[("", _("All kinds")), *choices.OrganisationKind.choices]
    )
    trust = forms.ChoiceField(label=_("Trust"), required=False, widget=forms.Select, choices=[("", _("All trusts"))])
    la_code = forms.ChoiceField(label=_("Local authority"), required=False, widget=forms.Select, choices=[("", _("All authorities"))])

    def offer(self, *, trusts: list[tuple[str, str]], authorities: list[tuple[str, str]]) -> None:
        """Set the trusts and authorities to choose from; a question with one answer is left out."""
        for name, found in (("trust", trusts), ("la_code", authorities)):
            if found and (name == "trust" or len(found) > 1):
                self.fields[name].choices = [*self.base_fields[name].choices, *found]  # type: ignore[attr-defined]
            else:
                del self.fields[name]

    def wanted(self) -> Wanted:
        """Return what was chosen; what the form does not know is left out, so that an old address still shows a list."""
        if not self.is_bound:
            return Wanted()
        self.is_valid()
        chosen = {name: value for name, value in self.cleaned_data.items() if value and name != "role"}
        known = [kind for kind in cast(QueryDict, self.data).getlist("role") if kind in choices.RoleKind.values]
        return Wanted(roles=tuple(dict.fromkeys(known)), **chosen)

    def query(self) -> dict[str, Any]:
        """Return the same as the query of an address."""
        wanted = self.wanted().plain()
        return {("role" if name == "roles" else name): value for name, value in wanted.items()}


class SaveListForm(forms.Form):
    """A name for a list."""

    name = forms.CharField(label=_("Name of the list"), max_length=120, help_text=_("For example: SENDCos of the primary schools"))


LONGEST_PASTE = 60_000


class PasteForm(forms.Form):
    """Anything that names schools and people."""

    text = forms.TextField(
        label=_("Your names and addresses"),
        rows=12,
        max_length=LONGEST_PASTE,
        help_text=_("With commas, semicolons or new lines. For example: St Josephs, Holy Fam, Quayfield prim, jane@quayfield.example"),
    )


class KeepPastedForm(forms.Form):
    """What to do with what was recognised."""

    text = forms.TextField(widget=forms.HiddenInput, required=False, max_length=LONGEST_PASTE)
    name = forms.CharField(label=_("Name of the list"), max_length=110)
    role = forms.ChoiceField(
        label=_("Who is written to in the schools"),
        required=False,
        widget=forms.Select,
        choices=[("", _("Who is asked first")), *choices.RoleKind.choices],
    )
    attach = forms.BooleanField(label=_("Put the schools that are new on our list of schools and partners"))


class PlacePeopleForm(forms.Form):
    """Name, school and role for each address that is nobody's yet; its fields are made for the addresses."""

    needed_if = {"name_": _("Needed if you choose a school or partner.")}

    def __init__(
        self, *args: Any, strangers: Iterable[Any], places: Sequence[tuple[str, str]], initial: dict[str, Any] | None = None, **kwargs: Any
    ) -> None:
        self.rows = [(sha256(one.email.encode()).hexdigest()[:12], one) for one in strangers]  # the list may change meanwhile
        nowhere = [("", _("None of them: an address only")), *places]
        fields: dict[str, Any] = {}
        values = dict(initial or {})
        for number, one in self.rows:
            of = {"email": one.email}
            fields[f"name_{number}"] = forms.CharField(label=_now("Name of who reads %(email)s") % of, required=False, max_length=120)
            fields[f"place_{number}"] = forms.ChoiceField(
                label=_now("School or partner of %(email)s") % of, required=False, widget=forms.Select, choices=nowhere
            )
            fields[f"role_{number}"] = forms.ChoiceField(
                label=_now("What %(email)s does") % of, widget=forms.Select, choices=choices.RoleKind.choices
            )
            values |= {f"name_{number}": one.name, f"place_{number}": one.place, f"role_{number}": one.role}
        self.base_fields = fields  # type: ignore[misc]  # before the form is made: our messages
        super().__init__(*args, initial=values, **kwargs)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        for number, one in self.rows:
            if data.get(f"place_{number}") and not data.get(f"name_{number}"):
                self.add_error(f"name_{number}", _now("Enter the name of who reads %(email)s") % {"email": one.email})
        return data

    def placed(self) -> list[dict[str, Any]]:
        """Return what was said of each address that has a school."""
        said = [(one, {name: self.cleaned_data[f"{name}_{number}"] for name in ("name", "place", "role")}) for number, one in self.rows]
        return [{"email": one.email, "is_shared": one.is_shared, **row} for one, row in said if row["place"]]


class StartCheckForm(forms.Form):
    """When the check closes, and what the mail says first."""

    closes_on = forms.DateField(label=_("Day by which the schools answer"))
    words = forms.TextField(
        label=_("A few words of your own"), required=False, max_length=1000, help_text=_("They stand at the top of the mail")
    )


class NudgeForm(forms.Form):
    """A reminder in the sender's own words."""

    words = forms.TextField(label=_("Your words"), max_length=1000, rows=3)


MOST_NEW = 3


class AnswerCheckForm(forms.Form):
    """What a school says of its people, its office and its INSET days."""

    needed_if = {
        "kind_": _("Needed if you name a new person."),
        "name_": _("Needed if you say what a new person does."),
    }

    left = forms.MultipleChoiceField(label=_("Tick who no longer does this"), required=False)
    office_email = forms.EmailField(label=_("E-mail address of the office"), required=False)
    office_phone = forms.CharField(label=_("Telephone of the office"), required=False, max_length=40)
    inset = forms.TextField(
        label=_("INSET days of this school year"),
        required=False,
        max_length=400,
        rows=4,
        help_text=_("One on each line, for example 4 January 2027"),
    )
    note = forms.TextField(
        label=_("Anything else"),
        required=False,
        max_length=800,
        rows=3,
        help_text=_("For example a new name or a new address of somebody who stays"),
    )
    answer = forms.ChoiceField(
        label=_("What do you want to say?"),
        choices=[("right", _("Everything is right as it stands")), ("changed", _("I have filled in what has changed"))],
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for number in range(1, MOST_NEW + 1):
            self.fields[f"name_{number}"] = forms.CharField(label=_("Name of the new person"), required=False, max_length=120)
            kinds = [("", _("Choose one")), *choices.RoleKind.choices]
            self.fields[f"kind_{number}"] = forms.ChoiceField(label=_("What they do"), required=False, widget=forms.Select, choices=kinds)
            self.fields[f"email_{number}"] = forms.EmailField(label=_("Their e-mail address"), required=False)

    def offer(self, roles: list[tuple[str, str]]) -> None:
        """Set the people to choose from; without any there is nothing to tick."""
        if roles:
            self.fields["left"].choices = roles  # type: ignore[attr-defined]
        else:
            del self.fields["left"]

    def clean_inset(self) -> tuple[date, ...]:
        days = []
        for line in self.cleaned_data["inset"].splitlines():
            typed = line.replace("/", " ").replace(".", " ").split()
            day = read_date(*typed) if len(typed) == 3 else None
            if line.strip() and day is None:
                raise forms.ValidationError(_("Write each INSET day as day, month and year, for example 4 January 2027"))
            if day is not None:
                days.append(day)
        return tuple(days)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        for number in range(1, MOST_NEW + 1):
            if data.get(f"name_{number}") and not data.get(f"kind_{number}"):
                self.add_error(f"kind_{number}", _("Choose what the new person does"))
            if (data.get(f"kind_{number}") or data.get(f"email_{number}")) and not data.get(f"name_{number}"):
                self.add_error(f"name_{number}", _("Enter the name of the new person"))
        return data

    def said(self) -> dict[str, Any]:
        """Return what was typed, as the service takes it."""
        data = self.cleaned_data
        rows = [[data[f"{part}_{number}"] for part in ("name", "kind", "email")] for number in range(1, MOST_NEW + 1)]
        return {
            "is_right": data["answer"] == "right",
            "left": tuple(data.get("left") or ()),
            "new": tuple(NewPerson(*row) for row in rows if row[0]),
            "inset_days": data["inset"],
            **{name: data[name] for name in ("office_email", "office_phone", "note")},
        }


class ConfirmAsksForm(forms.Form):
    """What was prepared for a school and is right."""

    keys = forms.MultipleChoiceField(label=_("What is right?"))

    def offer(self, found: list[tuple[str, str]]) -> None:
        """Set what can be ticked; all of it is ticked at first."""
        self.fields["keys"].choices = found  # type: ignore[attr-defined]
        self.fields["keys"].initial = [key for key, _what in found]


class SendAsksForm(forms.Form):
    """To whom at the school the page of its open asks goes."""

    to = forms.ChoiceField(label=_("To whom?"))

    def offer(self, people: list[tuple[str, str, str]]) -> None:
        """Set the people to choose from, each with the address as a hint."""
        field: Any = self.fields["to"]
        field.choices = [(key, name) for key, name, _email in people]
        field.hints = {key: email for key, _name, email in people}


class NoteCallForm(forms.Form):
    """What was said in a call."""

    text = forms.TextField(label=_("What was said or agreed?"), max_length=2000, rows=4)
    given_in_confidence = forms.BooleanField(label=_("This was told in confidence"))


AGREED_NUMBERS = (1, 2, 3, 4)


class VisitForm(forms.Form):
    """The template of a note of a visit."""

    needed_if = {
        "owner_": _("Needed to make it an action."),
        "due_": _("Needed to make it an action."),
    }

    on = forms.DateField(label=_("Day of the visit"))
    people = forms.CharField(
        label=_("Who was seen"), max_length=500, help_text=_("Roles before names, for example: head, SENDCo Ann Okafor")
    )
    purpose = forms.CharField(label=_("What the visit was for"), max_length=300)
    seen = forms.TextField(
        label=_("What was seen"),
        max_length=4000,
        rows=8,
        help_text=_("Facts, not grades: what you saw, what you were told and by whom, what goes well, what the school wants help with"),
    )
    given_in_confidence = forms.BooleanField(label=_("This was told in confidence"))
    delete_after = forms.DateField(label=_("Delete on"), required=False, help_text=_("Leave empty for three years from the visit"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for number in AGREED_NUMBERS:
            self.fields[f"what_{number}"] = forms.CharField(label=_("What was agreed"), required=False, max_length=200)
            self.fields[f"owner_{number}"] = forms.ChoiceField(label=_("Who does it"), required=False, widget=forms.Select, choices=[])
            self.fields[f"due_{number}"] = forms.DateField(label=_("By"), required=False)
            self.fields[f"wanted_{number}"] = forms.BooleanField(label=_("Make it an action when the note is sent; its owner is told"))

    def offer(self, owners: list[tuple[str, str]]) -> None:
        """Set who can promise something."""
        for number in AGREED_NUMBERS:
            self.fields[f"owner_{number}"].choices = [("", _("Nobody yet")), *owners]  # type: ignore[attr-defined]

    def values_of(self, thing: Any) -> dict[str, Any]:
        agreed: dict[str, Any] = {}
        for place, line in enumerate(thing.agreed, 1):
            number = line.get("number", place)
            due_on = date.fromisoformat(line["due_on"]) if line["due_on"] else None
            agreed |= {f"what_{number}": line["what"], f"owner_{number}": line["owner"], f"due_{number}": due_on}
            agreed[f"wanted_{number}"] = line["is_wanted"]
        return {**super().values_of(thing), **agreed}

    def details(self) -> dict[str, Any]:
        """Return what was typed, as the service takes it."""
        data = self.cleaned_data
        rows = [tuple(data[f"{part}_{number}"] for part in ("what", "owner", "due", "wanted")) for number in AGREED_NUMBERS]
        names = ("on", "people", "purpose", "seen", "given_in_confidence", "delete_after")
        return {name: data[name] for name in names} | {"agreed": tuple(Agreed(*row) for row in rows)}


class AnswerVisitForm(forms.Form):
    """What a school says of a note: of the version that it read, and of no other."""

    needed_if = {"comment": _("Needed if something is wrong.")}

    version = forms.IntegerField(required=False, widget=forms.HiddenInput)
    answer = forms.ChoiceField(
        label=_("Is this note accurate?"),
        choices=[("accurate", _("Yes, it is accurate")), ("not_accurate", _("Something is wrong"))],
    )
    comment = forms.TextField(label=_("Your comment"), required=False, max_length=2000, rows=4, help_text=_("It stands under the note"))

    def values_of(self, thing: Any) -> dict[str, Any]:
        """Return nothing: after a collision there is nothing to choose from, the note is to be read again."""
        return {}
