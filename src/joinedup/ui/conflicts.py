"""Two people edited one thing: both versions side by side, one choice per part, then the form is sent again as it was chosen."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.forms import BaseForm, CheckboxInput
from django.forms.boundfield import BoundField
from django.http import QueryDict
from django.utils.translation import gettext as _

from joinedup.core.refusals import Conflict
from joinedup.core.registry import Point
from joinedup.core.subjects import Subject
from joinedup.ui.forms.base import Form
from joinedup.ui.forms.dates import PARTS, DateParts

CHOOSE, THEIRS = "choose-", "theirs-"
_NOT_SENT_AGAIN = {"csrfmiddlewaretoken", "once", "version"}


@dataclass(frozen=True, slots=True)
class Difference:
    """One part of a thing that both changed: how each version reads, and what the form would post for theirs."""

    name: str
    label: str
    mine: str
    theirs: str
    posted: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class LastChange:
    """Who changed a thing last, and when."""

    who: str
    at: datetime


# Who changed it? The room that keeps the record says so.
last_change: Point[Callable[[Subject], LastChange | None]] = Point("ui.last_change")


def differences(clash: Conflict, form: BaseForm) -> list[Difference]:
    """Return the parts in which what was typed differs from what was saved meanwhile."""
    theirs = form.values_of(clash.theirs) if isinstance(form, Form) else vars(clash.theirs)
    found = []
    for bound in form.visible_fields():
        if bound.name not in theirs:
            continue
        value = theirs[bound.name]
        if callable(value) or hasattr(value, "all"):
            continue
        posted = tuple(_posted(bound, value))
        mine = [(name, text) for name in _names(bound) for text in _list(form, name)]
        if sorted(mine) != sorted(posted):
            found.append(Difference(bound.name, str(bound.label), _shown(bound, mine), _shown(bound, posted), posted))
    return found


def page_context(clash: Conflict, form: BaseForm, action: str) -> dict[str, Any]:
    """Return what the conflict page needs."""
    fields = differences(clash, form)
    hidden = [(name, text) for name in form.data if name not in _NOT_SENT_AGAIN and not _is_ours(name) for text in _list(form, name)]
    hidden += [(f"{THEIRS}{one.name}-{name}", text) for one in fields for name, text in one.posted]
    hidden.append(("version", str(clash.theirs.version)))
    facts = {"typed": typed(form), "may_send_again": getattr(form, "may_be_sent_again", False), "last": _last_change(clash.theirs)}
    return {"fields": fields, "hidden": hidden, "action": action, **facts}


def typed(form: BaseForm) -> list[dict[str, str]]:
    """Return what was typed into a form, by its labels, as rows of a summary list; then what stood in lines that are gone."""
    said = ((bound, [(name, text) for name in _names(bound) for text in _list(form, name)]) for bound in form.visible_fields())
    rows = [{"key": str(bound.label), "value": words} for bound, mine in said if mine and (words := _shown(bound, mine).strip())]
    besides = [text for name in form.data if _was_a_line(form, name) for text in _list(form, name) if text]
    return rows + [{"key": _("Besides"), "value": text} for text in besides]


def _was_a_line(form: BaseForm, name: str) -> bool:
    """Say whether a name is that of a numbered line of this form which it has no field for now."""
    stem, _line, number = name.rpartition("_")
    return number.isdecimal() and name not in form.fields and any(other.startswith(f"{stem}_") for other in form.fields)


def _last_change(thing: Any) -> LastChange | None:
    found = (say(thing.subject) for say in last_change) if hasattr(thing, "subject") else iter(())
    return next((change for change in found if change is not None), None)


def chosen(data: QueryDict) -> QueryDict:
    """Return what the conflict page sent as if it had been typed: where theirs was chosen, theirs stands in the place of mine."""
    merged = data.copy()
    for key in [key for key in data if key.startswith(CHOOSE)]:
        if data[key] == "theirs":
            _put_theirs(merged, data, key.removeprefix(CHOOSE))
    for key in [key for key in merged if _is_ours(key)]:
        del merged[key]
    return merged


def _put_theirs(merged: QueryDict, data: QueryDict, name: str) -> None:
    prefix = f"{THEIRS}{name}-"
    for mine in [key for key in merged if key == name or key.startswith(f"{name}_")]:
        merged.setlist(mine, [])
    for key in [key for key in data if key.startswith(prefix)]:
        merged.setlist(key.removeprefix(prefix), data.getlist(key))


def _is_ours(name: str) -> bool:
    return name.startswith((CHOOSE, THEIRS))


def _list(form: BaseForm, name: str) -> list[str]:
    data = form.data
    return data.getlist(name) if isinstance(data, QueryDict) else [str(data[name])] if name in data else []


def _names(bound: BoundField) -> list[str]:
    if isinstance(bound.field.widget, DateParts):
        return [f"{bound.html_name}_{part}" for part in PARTS]
    return [bound.html_name]


def _posted(bound: BoundField, value: Any) -> Iterator[tuple[str, str]]:
    """Yield what the form would post for a value of the thing."""
    if isinstance(bound.field.widget, DateParts):
        parts = [str(value.day), str(value.month), str(value.year)] if isinstance(value, date) else ["", "", ""]
        yield from zip(_names(bound), parts, strict=True)
    elif isinstance(bound.field.widget, CheckboxInput):
        yield from [(bound.html_name, "on")] if value else []
    elif isinstance(value, list | tuple | set):
        yield from ((bound.html_name, str(one)) for one in value)
    else:
        plain = bound.field.prepare_value(getattr(value, "public_id", value))
        yield bound.html_name, "" if plain is None else str(plain)


def _shown(bound: BoundField, posted: Iterable[tuple[str, str]]) -> str:
    texts = [text for _name, text in posted]
    if isinstance(bound.field.widget, CheckboxInput):
        return _("Yes") if texts else _("No")
    words = {str(value): str(text) for value, text in getattr(bound.field, "choices", [])}
    glue = " " if isinstance(bound.field.widget, DateParts) else ", "
    return glue.join(words.get(text, text) for text in texts if text)
