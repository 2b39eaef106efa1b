"""From a bound Django field to the parameters of a GOV.UK macro, with hint, error and ids that the error summary can lead to."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.utils.translation import gettext as _

from joinedup.ui import filters
from joinedup.ui.forms import dates, pick

Params = dict[str, Any]

# From so many boxes on a list runs in columns.
MANY = 16


@dataclass(frozen=True, slots=True)
class FieldView:
    """A macro's name and what to call it with."""

    component: str
    params: Params


def field(bound: BoundField, **overrides: Any) -> FieldView:
    """Describe how to draw this field; `overrides` replace parameters (`label`, `hint`, `classes`, `heading=True`)."""
    widget = bound.field.widget
    draw = next((how for kind, how in _DRAWN_BY if isinstance(widget, kind)), _input)
    view = draw(bound)
    heading = overrides.pop("heading", False)
    label = overrides.pop("label", None)
    if label is not None or heading:
        _relabel(view.params, label, heading)
    view.params.update(overrides)
    return view


def target_id(bound: BoundField) -> str:
    """Return the id of the input that the error summary leads to."""
    if isinstance(bound.field.widget, dates.DateParts):
        return f"{bound.auto_id}_{dates.first_wrong_part(bound)}"
    return str(bound.auto_id)


def summary(form: forms.BaseForm) -> list[Params]:
    """Return the lines of the error summary: the form's own refusals first, then each field's message in order."""
    lines: list[Params] = [{"text": text} for text in form.non_field_errors()]
    for bound in form:
        if bound.is_hidden:
            lines += [{"text": text} for text in bound.errors]
        else:
            lines += [{"text": text, "href": f"#{target_id(bound)}"} for text in bound.errors]
    return lines


def _label(bound: BoundField) -> str:
    label = str(bound.label)
    optional = not bound.field.required and not isinstance(bound.field, forms.BooleanField) and not _when_needed(bound)
    return _("%(label)s (optional)") % {"label": label} if optional else label


def _when_needed(bound: BoundField) -> str:
    return "" if bound.field.required else str(getattr(bound.form, "when_needed", lambda _name: "")(bound.name))


def _common(bound: BoundField) -> Params:
    params: Params = {}
    if hint := " ".join(str(words) for words in (_when_needed(bound), bound.help_text) if words):
        params["hint"] = {"text": hint}
    if bound.errors:
        params["errorMessage"] = {"text": " ".join(str(error) for error in bound.errors)}
    return params


def _relabel(params: Params, label: str | None, heading: bool) -> None:
    size = {"isPageHeading": True, "classes": "govuk-label--l"} if heading else {}
    if "fieldset" in params:
        size = {"isPageHeading": True, "classes": "govuk-fieldset__legend--l"} if heading else {}
        params["fieldset"]["legend"].update(({"text": label} if label else {}) | size)
    else:
        params["label"].update(({"text": label} if label else {}) | size)


def _single(bound: BoundField) -> Params:
    """Return the parameters of a control that is one element."""
    value = bound.value()
    label = {"text": _label(bound), "classes": "govuk-label--s"}
    return {"id": bound.auto_id, "name": bound.html_name, "label": label, "value": "" if value is None else str(value), **_common(bound)}


def _fieldset(bound: BoundField) -> Params:
    legend = {"text": _label(bound), "classes": "govuk-fieldset__legend--s"}
    return {"idPrefix": bound.auto_id, "name": bound.html_name, "fieldset": {"legend": legend}, **_common(bound)}


def _attributes(bound: BoundField, *known: str) -> dict[str, str]:
    """Return the widget's own attributes that no macro parameter covers."""
    attrs = bound.field.widget.attrs
    left_out = {"class", "rows", "required", "autocomplete", "inputmode", "spellcheck", "maxlength", *known}
    return {name: str(value) for name, value in attrs.items() if name not in left_out and value not in (None, False)}


def _input(bound: BoundField) -> FieldView:
    widget = bound.field.widget
    attrs = widget.attrs
    params = _single(bound)
    params["type"] = "text" if isinstance(widget, forms.NumberInput) else getattr(widget, "input_type", "text")
    params["classes"] = attrs.get("class", "")
    params["attributes"] = _attributes(bound, "min", "max", "step")
    for name in ("autocomplete", "inputmode", "spellcheck"):
        if name in attrs:
            params[name] = attrs[name]
    if isinstance(widget, forms.NumberInput):
        params.setdefault("inputmode", "numeric")
        params["classes"] = params["classes"] or "govuk-input--width-5"
    for side in ("prefix", "suffix"):
        if text := getattr(bound.field, side, ""):
            params[side] = {"text": text}
    return FieldView("input", params)


def _textarea(bound: BoundField) -> FieldView:
    params = _single(bound)
    attrs = bound.field.widget.attrs
    params |= {"rows": str(attrs.get("rows", 5)), "classes": attrs.get("class", ""), "attributes": _attributes(bound, "cols")}
    longest = getattr(bound.field, "max_length", None)
    if longest:
        most = _("You can enter up to %(n)s characters") % {"n": filters.number(longest)}
        return FieldView("character_count", params | {"maxlength": longest, "threshold": 60, "textareaDescriptionText": most})
    return FieldView("textarea", params)


def _chosen(bound: BoundField) -> set[str]:
    value = bound.value()
    if value is None:
        return set()
    return {str(one) for one in value} if isinstance(value, list | tuple | set) else {str(value)}


def _items(bound: BoundField) -> list[Params]:
    chosen = _chosen(bound)
    hints = getattr(bound.field, "hints", {})
    items = []
    for value, text in bound.field.choices:  # type: ignore[attr-defined]
        if isinstance(text, list | tuple):
            items += [_item(inner, f"{value}: {inner_text}", chosen, hints) for inner, inner_text in text]
        elif str(value) != "" or isinstance(bound.field.widget, forms.RadioSelect):
            items.append(_item(value, text, chosen, hints))
    return items


def _item(value: Any, text: Any, chosen: set[str], hints: dict[str, str]) -> Params:
    item: Params = {"value": str(value), "text": str(text), "checked": str(value) in chosen}
    if hint := hints.get(str(value)):
        item["hint"] = {"text": hint}
    return item


def _radios(bound: BoundField) -> FieldView:
    params = _fieldset(bound) | {"items": _items(bound)}
    under = getattr(bound.field, "under", {})
    for item in params["items"]:
        item["under"] = [bound.form[name] for name in under.get(item["value"], ())]
    if not under and len(params["items"]) == 2 and all(len(item["text"]) < 12 and "hint" not in item for item in params["items"]):
        params["classes"] = "govuk-radios--inline"
    return FieldView("radios", params)


def _checkboxes(bound: BoundField) -> FieldView:
    items = _items(bound)
    classes = "ju-many" if len(items) > MANY else ""
    return FieldView("checkboxes", _fieldset(bound) | {"items": items, "classes": classes})


def _checkbox(bound: BoundField) -> FieldView:
    item: Params = {"value": "on", "text": str(bound.label), "checked": bool(bound.value())}
    if bound.help_text:
        item["hint"] = {"text": bound.help_text}
    params = {"idPrefix": bound.auto_id, "name": bound.html_name, "items": [item]}
    return FieldView("checkboxes", params | {name: value for name, value in _common(bound).items() if name != "hint"})


def _select(bound: BoundField) -> FieldView:
    chosen = _chosen(bound)
    items = [{"value": str(value), "text": str(text), "selected": str(value) in chosen} for value, text in _flat(bound)]
    return FieldView("select", _single(bound) | {"items": items})


def _flat(bound: BoundField) -> list[tuple[Any, Any]]:
    flat: list[tuple[Any, Any]] = []
    for value, text in bound.field.choices:  # type: ignore[attr-defined]
        flat += text if isinstance(text, list | tuple) else [(value, text)]
    return flat


def _file(bound: BoundField) -> FieldView:
    params = _single(bound)
    del params["value"]
    accept = bound.field.widget.attrs.get("accept")
    params["attributes"] = {"accept": accept} if accept else {}
    return FieldView("file_upload", params | {"multiple": bool(getattr(bound.field.widget, "allow_multiple_selected", False))})


def _date(bound: BoundField) -> FieldView:
    params = _fieldset(bound)
    wrong = dates.wrong_parts(bound)
    classes = {"day": "govuk-input--width-2", "month": "govuk-input--width-2", "year": "govuk-input--width-4"}
    labels = {"day": _("Day"), "month": _("Month"), "year": _("Year")}
    params["id"] = params.pop("idPrefix")
    params["items"] = [
        {
            "id": f"{bound.auto_id}_{part}",
            "name": f"{bound.html_name}_{part}",
            "label": labels[part],
            "value": value,
            "classes": classes[part] + (" govuk-input--error" if part in wrong else ""),
        }
        for part, value in dates.shown_parts(bound).items()
    ]
    params["fieldset"]["role"] = "group"
    return FieldView("date_input", params)


def _pick(bound: BoundField) -> FieldView:
    params = _single(bound)
    shown = pick.shown(bound)
    params |= {"value": shown.typed, "autocomplete": "off", "spellcheck": False}
    candidates = [{"value": one.value, "text": one.label} for one in shown.candidates]
    return FieldView("pick", params | {"pick": {"chosen": shown.chosen, "candidates": candidates, "address": shown.address}})


def _hidden(bound: BoundField) -> FieldView:
    return FieldView("hidden", {"html": bound.as_hidden()})


_DRAWN_BY: list[tuple[type[forms.Widget], Callable[[BoundField], FieldView]]] = [
    (forms.HiddenInput, _hidden),
    (dates.DateParts, _date),
    (pick.PickBox, _pick),
    (forms.Textarea, _textarea),
    (forms.CheckboxSelectMultiple, _checkboxes),
    (forms.RadioSelect, _radios),
    (forms.SelectMultiple, _checkboxes),
    (forms.Select, _select),
    (forms.FileInput, _file),
    (forms.CheckboxInput, _checkbox),
]
