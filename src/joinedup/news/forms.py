"""What is typed for a newsletter."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext_lazy as _

from joinedup.news.queries import Chosen
from joinedup.ui import forms


class StartForm(forms.Form):
    title = forms.CharField(label=_("Title"), help_text=_("It is the subject of the mail"), max_length=120)
    from_on = forms.DateField(label=_("First day"), help_text=_("We tell what happened from this day on."))
    until_on = forms.DateField(label=_("Last day"))


class TitleForm(forms.Form):
    title = forms.CharField(label=_("Title"), max_length=120)


class ParagraphForm(forms.Form):
    heading = forms.CharField(
        label=_("Heading"), help_text=_("Paragraphs with the same heading stand together"), max_length=120, required=False
    )
    text = forms.TextField(label=_("Text"), max_length=2000)


class AddParagraphForm(ParagraphForm):
    place = forms.ChoiceField(label=_("Where?"), choices=[("top", _("On top")), ("end", _("At the end"))])


class ReadersForm(forms.Form):
    kinds = forms.MultipleChoiceField(label=_("Who should get it?"), help_text=_("Found out when it is sent"), choices=[], required=False)
    lists = forms.MultipleChoiceField(label=_("Saved lists"), choices=[], required=False)
    typed = forms.TextField(
        label=_("Other addresses"),
        help_text=_("One on each line. The e-mail address of a chat channel works too. Kept for your next newsletter."),
        required=False,
        max_length=4000,
    )

    def values_of(self, thing: Any) -> dict[str, Any]:
        """Return the readers that a newsletter keeps, as they stand in the fields."""
        chosen = Chosen.of(thing.readers)
        return {**super().values_of(thing), "kinds": list(chosen.kinds), "lists": list(chosen.lists), "typed": chosen.typed}

    def offer(self, kinds: Iterable[tuple[str, str]], lists: Iterable[tuple[str, str]]) -> None:
        """Offer the kinds and lists that there are."""
        for name, offered in (("kinds", kinds), ("lists", lists)):
            field: Any = self.fields[name]
            field.choices = list(offered)
            if not field.choices:
                del self.fields[name]


class SeenForm(forms.Form):
    """The press "I have seen this", with the moment of the page."""

    at = forms.CharField(widget=forms.HiddenInput, max_length=40)


class PressForm(forms.Form):
    """A press without anything to type: the page says what it does."""
