"""Rows of many tables in one read: each table gives the same columns, and the database puts them together."""

from collections.abc import Iterable
from typing import Any

from django.db.models import CharField, DateField, F, QuerySet, Value
from django.db.models.expressions import Combinable
from django.db.models.functions import Cast


def text(of: str | Combinable) -> Combinable:
    """Return a column of text, whatever its length in its table."""
    return Cast(F(of) if isinstance(of, str) else of, CharField(max_length=500))


def word(said: str) -> Combinable:
    """Return the same word for each row."""
    return Value(said, output_field=CharField())


def no_day() -> Combinable:
    """Return nothing where others have a day."""
    return Cast(Value(None), DateField())


def together(selects: Iterable[QuerySet[Any, Any]]) -> list[tuple[Any, ...]]:
    """Return the rows of all these selects, in one read."""
    first, *others = [select.order_by() for select in selects]
    return list(first.union(*others, all=True))
