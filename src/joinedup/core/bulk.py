"""Write many rows at once: COPY on PostgreSQL, one prepared statement elsewhere. Columns left out take the table's default."""

import json
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from datetime import date, datetime
from functools import lru_cache
from typing import Any, cast

from django.db import connection, models


def field_of(model: type[models.Model], name: str) -> "models.Field[Any, Any]":
    """Return a field of a table by its name."""
    return cast("models.Field[Any, Any]", model._meta.get_field(name))


def _table_and_columns(model: type[models.Model], names: Sequence[str]) -> tuple[str, list[str]]:
    quote = connection.ops.quote_name
    return quote(model._meta.db_table), [quote(_column(model, name)) for name in names]


def _column(model: type[models.Model], name: str) -> str:
    return str(field_of(model, name).column)


def _plain(rows: Iterable[Sequence[Any]], fields: Sequence["models.Field[Any, Any]"]) -> Iterator[list[Any]]:
    """Yield the values of rows as the database takes them; those of most fields are so already."""
    columns = [at for at, field in enumerate(fields) if isinstance(field, (models.JSONField, models.DateField))]
    for row in rows:
        values = list(row)
        for at in columns:
            if (adapt := _ADAPTED.get(type(values[at]))) is not None:
                values[at] = adapt(values[at])
        yield values


def _moment(value: datetime) -> Any:
    return _moment_for(connection.vendor, value)


@lru_cache(maxsize=8)
def _moment_for(_vendor: str, value: datetime) -> Any:
    """Return a moment as this kind of database takes it; rows that are written together were mostly made in the same one."""
    return connection.ops.adapt_datetimefield_value(value)


def _day(value: date) -> Any:
    return connection.ops.adapt_datefield_value(value)


_ADAPTED: dict[type, Callable[[Any], Any]] = {dict: json.dumps, list: json.dumps, datetime: _moment, date: _day}


def read(model: type[models.Model], names: Sequence[str], keys: Collection[int], *, by: str = "") -> list[tuple[Any, ...]]:
    """Return the key and these fields, as the database holds them, of the rows with these whole-number keys: primary ones, or `by`."""
    if not keys:
        return []
    assert model._meta.pk is not None
    table, quoted = _table_and_columns(model, [by or model._meta.pk.name, *names])
    # Numbers stand in the statement itself: a thousand parameters cost more than the look-up.
    wanted = ",".join(str(int(key)) for key in keys)
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {', '.join(quoted)} FROM {table} WHERE {quoted[0]} IN ({wanted})")
        return list(cursor.fetchall())


def insert(model: type[models.Model], names: Sequence[str], rows: Sequence[Sequence[Any]]) -> None:
    """Insert rows of these fields."""
    if not rows:
        return
    table, quoted = _table_and_columns(model, names)
    adapted = _plain(rows, [field_of(model, name) for name in names])
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            with cursor.copy(f"COPY {table} ({', '.join(quoted)}) FROM STDIN") as copy:
                for row in adapted:
                    copy.write_row(row)
        else:
            marks = ", ".join(["%s"] * len(names))
            cursor.executemany(f"INSERT INTO {table} ({', '.join(quoted)}) VALUES ({marks})", list(adapted))


def update(model: type[models.Model], names: Sequence[str], rows: Sequence[Sequence[Any]]) -> None:
    """Set these fields; each row ends with the primary key of the row to write."""
    if not rows:
        return
    table, quoted = _table_and_columns(model, names)
    assert model._meta.pk is not None
    key = connection.ops.quote_name(_column(model, model._meta.pk.name))
    settings = ", ".join(f"{name} = %s" for name in quoted)
    fields = [*(field_of(model, name) for name in names), model._meta.pk]
    with connection.cursor() as cursor:
        cursor.executemany(f"UPDATE {table} SET {settings} WHERE {key} = %s", list(_plain(rows, fields)))
