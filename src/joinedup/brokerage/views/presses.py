"""One button that does one thing: what was done, or why not, is said on the next page."""

from collections.abc import Callable

from django.contrib import messages

from joinedup.brokerage.forms.presses import PressForm
from joinedup.core.requests import Request
from joinedup.ui import pages


def press(request: Request, act: Callable[[], object], sentence: object) -> None:
    """Do what the button stands for; the sentence may hold %(done)s, which is what the act returned."""
    form = PressForm(request.POST)
    done: list[object] = []
    if pages.submitted(form, lambda _data: done.append(act())):
        messages.success(request, str(sentence) % {"done": done[0]})
    else:
        messages.error(request, " ".join(map(str, form.non_field_errors())))
