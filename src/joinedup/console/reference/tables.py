"""The page of the tables."""

from django.apps import apps
from django.db.models import Field, Model

from joinedup.console.reference import reading


def lines() -> list[str]:
    """Return the page."""
    page = ["# Tables", "", "Every table with what it is for, its columns and the promises that the database keeps."]
    for room in reading.rooms():
        for model in sorted(apps.get_app_config(room).get_models(), key=lambda model: model.__name__):
            page += ["", f"## {room}: {model.__name__}", "", _meaning(model), ""]
            page += reading.table(["column", "kind", "notes"], [_column(field) for field in model._meta.concrete_fields])
            promises = sorted(constraint.name for constraint in model._meta.constraints)
            page += ["", "Promises: " + ", ".join(f"`{name}`" for name in promises)] if promises else []
    return page


def _meaning(model: type[Model]) -> str:
    written = reading.first_sentence(model)
    return "" if written.startswith(f"{model.__name__}(") else written


def _column(field: "Field[object, object]") -> tuple[str, str, str]:
    notes = []
    if field.is_relation and field.related_model is not None and not isinstance(field.related_model, str):
        notes.append(f"-> {field.related_model._meta.label}")
    notes += ["unique"] * field.unique + ["may be empty"] * (field.null or field.blank)
    if field.choices:
        values = [str(value) for value, _ in field.flatchoices]
        notes.append("one of " + ", ".join(values) if len(values) <= 12 else f"one of {len(values)} words")
    return f"`{field.column}`", field.get_internal_type(), "; ".join(notes)
