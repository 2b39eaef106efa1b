"""What points to a row, from any room: asked before something is taken back."""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from django.db.models import Model


def pointed_at(
    model: type[Model], ids: Collection[int], *, since: datetime, besides: tuple[type[Model], ...] = (), area_id: int | None = None
) -> set[int]:
    """Return which of these rows a row made since points to, in any table but these; of tables that carry an area, only this area's.

    Tables that do not say when a row was made always count.
    """
    found: set[int] = set()
    for relation in model._meta.related_objects if ids else ():
        pointing: Any = relation.related_model
        if pointing in besides:
            continue
        fields = {field.name for field in pointing._meta.get_fields()}
        rows = pointing._base_manager.filter(**{f"{relation.field.name}__in": list(ids)})
        rows = rows.filter(created_at__gte=since) if "created_at" in fields else rows
        rows = rows.filter(area_id=area_id) if area_id is not None and "area" in fields else rows
        found.update(rows.values_list(relation.field.name, flat=True))
    return found
