"""What views share: send a form to a service and turn its refusal into a message on the form."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.http import HttpRequest, QueryDict

from joinedup.core import once
from joinedup.core.refusals import Conflict, Refused


def posted(request: HttpRequest) -> QueryDict | None:
    """Return what was sent with a POST, be it nothing at all, or None for a first look at the form."""
    return request.POST if request.method == "POST" else None


def submitted(form: forms.BaseForm, action: Callable[[dict[str, Any]], object]) -> bool:
    """Run the action with the form's clean data; say whether it was done. A refusal becomes an error of the form.

    A conflict passes through: the middleware answers with the conflict page, which shows both versions.
    """
    if not form.is_bound or not form.is_valid():
        return False
    try:
        action(form.cleaned_data)
    except Conflict as conflict:
        conflict.form = form  # type: ignore[attr-defined]
        raise
    except Refused as refusal:
        form.add_error(refusal.field if refusal.field in form.fields else None, refusal.message)
        return False
    return True


def created(
    request: HttpRequest,
    form: forms.BaseForm,
    make: Callable[[dict[str, Any]], str],
    before: Callable[[dict[str, Any]], None] | None = None,
) -> str | None:
    """Run `make`, which returns the address of what it made, once per form; return that address, also for a second press.

    `before` does what takes long and writes no table (to look through an upload) before the transaction of `make` begins.
    """
    result: list[str] = []

    def action(data: dict[str, Any]) -> None:
        if before is not None:
            before(data)
        key = request.POST.get("once", "")[:80]
        result.append(once.once(key=key, by=request.actor, make=lambda: make(data)))  # type: ignore[attr-defined]

    return result[0] if submitted(form, action) else None


def page_number(request: HttpRequest) -> int:
    """Return the page of a list that the address asks for; nonsense is the first page."""
    typed = request.GET.get("page", "1")
    return max(1, int(typed)) if typed.isdecimal() and len(typed) < 7 else 1
