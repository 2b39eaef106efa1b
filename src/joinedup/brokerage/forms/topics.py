"""The form of a topic that an area adds."""

from django.utils.translation import gettext_lazy as _later

from joinedup.brokerage import choices
from joinedup.ui import forms


class TopicForm(forms.Form):
    """A topic that an area adds for itself."""

    group = forms.ChoiceField(label=_later("Group"), widget=forms.Select, choices=lambda: list(choices.groups().items()))
    name = forms.CharField(label=_later("Name of the topic"), max_length=120)
    find_by = forms.CharField(label=_later("Find it also by"), required=False, max_length=200)
