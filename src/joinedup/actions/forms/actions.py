"""Forms to write an action down, to change it, and for what its owner says."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.utils.translation import gettext_lazy as _

from joinedup.actions import choices
from joinedup.ui import forms

_WHO = _("Type a name or a school. People who are not on your lists yet are added on the page of their school.")


class VersionForm(forms.Form):
    """A change of something that is there: its version goes along."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)


class AddActionForm(forms.Form):
    """A new action."""

    what = forms.CharField(label=_("What will be done?"), help_text=_("Begin with a verb, for example “Send the list of Year 6 visits”"))
    owner = forms.PickField(label=_("Who will do it?"), help_text=_WHO)
    due_on = forms.DateField(label=_("Due date"))
    about = forms.ChoiceField(label=_("What is it about?"), required=False, widget=forms.Select, choices=[])
    detail = forms.TextField(label=_("Anything they need to know"), required=False, rows=3)
    tell = forms.BooleanField(label=_("Mail it to them, with a link to answer"), initial=True)

    def offer(self, abouts: Iterable[Any], *, may_be_nothing: bool) -> None:
        """Set what the action may be about."""
        options = [(about.key, f"{about.name} ({about.label})") for about in abouts]
        field: Any = self.fields["about"]
        field.choices = [("", _("Nothing in particular")), *options] if may_be_nothing else options
        if not options:
            del self.fields["about"]


class ChangeActionForm(VersionForm):
    """The words of an action."""

    what = forms.CharField(label=_("What will be done?"))
    detail = forms.TextField(label=_("Anything they need to know"), required=False, rows=4)


class HandOverForm(VersionForm):
    """Who does it instead."""

    owner = forms.PickField(label=_("Who will do it now?"), help_text=_WHO)
    reason = forms.CharField(label=_("Why"), required=False, max_length=300)


class MoveForm(VersionForm):
    """A new due date."""

    due_on = forms.DateField(label=_("New due date"))
    reason = forms.CharField(label=_("Why does it take longer?"), max_length=300)


class FinishForm(VersionForm):
    """It is done."""

    may_be_sent_again = True
    words = forms.CharField(label=_("What came of it"), required=False, max_length=300)


class DropForm(VersionForm):
    """It is not needed any more."""

    may_be_sent_again = True
    reason = forms.CharField(label=_("Why is it not needed any more?"), max_length=300)


class ReopenForm(VersionForm):
    """It is not done after all."""

    may_be_sent_again = True
    reason = forms.CharField(label=_("What is still missing"), required=False, max_length=300)


class WaitsForm(VersionForm):
    """For which other actions it waits."""

    others = forms.PublicIdsChoiceField(label=_("Which of these have to be done first?"), required=False)


class AnswerForm(VersionForm):
    """What an owner says on one page."""

    needed_if = {
        "due_on": _("Needed if you need more time."),
        "colleague": _("Needed if a colleague of yours does it."),
        "words": _("Needed if you need more time, or cannot do it."),
    }

    answer = forms.ChoiceField(
        label=_("How is it going?"),
        choices=choices.Answer.choices,
        hints={
            "later": _("Say below until when, and why."),
            "colleague": _("Choose them below. They get a mail with a link of their own."),
            "cannot": _("Say below why. Whoever wrote it down is told and will get in touch."),
        },
    )
    due_on = forms.DateField(label=_("New date, if you need more time"), required=False)
    colleague = forms.PublicIdChoiceField(label=_("Which colleague, if somebody else does it"), required=False, widget=forms.Select)
    words = forms.CharField(label=_("In a few words"), required=False, max_length=300)

    def values_of(self, thing: Any) -> dict[str, Any]:
        """Return nothing: the new date is an answer to the action, not how it stands."""
        return {}

    def offer(self, colleagues: Sequence[Any]) -> None:
        """Set the colleagues to choose from; without any, nobody is asked for one."""
        if colleagues:
            field: Any = self.fields["colleague"]
            field.offer(colleagues, blank=_("Nobody else"))
            return
        del self.fields["colleague"]
        answer: Any = self.fields["answer"]
        answer.choices = [choice for choice in answer.choices if choice[0] != choices.Answer.COLLEAGUE]


class ActionFilterForm(forms.Form):
    """Which actions are listed."""

    show = forms.ChoiceField(label=_("Show"), required=False, widget=forms.Select, choices=choices.Shown.choices)
    whose = forms.ChoiceField(label=_("Whose"), required=False, widget=forms.Select, choices=choices.Whose.choices)
    organisation = forms.ChoiceField(label=_("School or partner"), required=False, widget=forms.Select, choices=[])
    about = forms.ChoiceField(label=_("About"), required=False, widget=forms.Select, choices=[])
    q = forms.CharField(label=_("Words or a name"), required=False, max_length=100)

    def offer(self, organisations: Iterable[Any], abouts: Iterable[Any]) -> None:
        """Set the schools and the things to choose from."""
        schools: Any = self.fields["organisation"]
        schools.choices = [("", _("All")), *((row.public_id, row.name) for row in organisations)]
        things: Any = self.fields["about"]
        things.choices = [("", _("Everything")), *((about.key, about.name) for about in abouts)]

    def wanted(self) -> dict[str, str]:
        """Return what was chosen."""
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value}
