"""Close the schools of one authority that a complete list of it no longer names; only when asked, only when the list can bear it."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from joinedup.core.refusals import Refused, require
from joinedup.register.choices import CLOSED, OPEN, authorities
from joinedup.register.models import Establishment
from joinedup.register.services import school_writes, shapes, values
from joinedup.register.services.pieces import Line
from joinedup.register.services.vintages import NO_MARKS, VintageBook
from joinedup.ui import filters

NEEDED_SHARE = 0.95


@dataclass(slots=True)
class Listed:
    """What a file says about one authority: which schools it lists there, and which states it knows at all."""

    urns: set[int] = field(default_factory=set)
    states: set[str] = field(default_factory=set)


def listed(layout: shapes.Layout, lines: Iterable[Line]) -> Listed:
    """Read through a file for the schools that it lists, wherever they are, and their states."""
    columns = {column.field: column for column in layout.columns}
    require(
        layout.has_status and "la_code" in columns,
        _("Schools can be closed by absence only by a file that tells which schools are open and which authority they belong to."),
    )
    found = Listed()
    for _line, row in lines:
        if len(row) < layout.width:
            continue
        found.states.add(_read(columns["status"], row))
        urn = _read(shapes.Column(layout.keys[0], "URN", "urn", "count", values.count), row)
        if urn:
            found.urns.add(urn)
    return found


def _read(column: shapes.Column, row: list[str]) -> Any:
    try:
        return column.read(row[column.index])
    except (ValueError, OverflowError):
        return None


def absent(la_code: str, found: Listed, day: date) -> list[int]:
    """Return the URNs to close by absence; refuse when the file cannot be a complete list of the authority."""
    name = authorities.name_of(la_code) or la_code
    require(
        bool(found.states - {OPEN}),
        _(
            "This file lists only schools whose status is exactly “Open”, so a school of %(name)s may be missing and yet be open. "
            "Nothing was changed."
        )
        % {"name": name},
    )
    known = _open_schools(la_code)
    urns = set(known.values_list("urn", flat=True))
    present = urns & found.urns
    if urns and len(present) < NEEDED_SHARE * len(urns):
        raise Refused(
            _(
                "The file holds %(present)s of the %(known)s open schools of %(name)s that the register knows. "
                "To close schools by absence it must hold at least 95 %%. Nothing was changed."
            )
            % {"present": filters.number(len(present)), "known": filters.number(len(urns)), "name": name}
        )
    return sorted(known.exclude(urn__in=found.urns).filter(as_of__lt=day).values_list("urn", flat=True))


def _open_schools(la_code: str) -> "QuerySet[Establishment]":
    return Establishment.objects.filter(la_code=la_code, is_open=True)


def batch_that_closes(urns: list[int], day: date) -> school_writes.Batch:
    """Return the writes that close these schools."""
    book = VintageBook(day, ("status",))
    batch = school_writes.Batch(day=day)
    reason = _("Not listed any more on %(day)s") % {"day": f"{day:%d-%m-%Y}"}
    for urn, vintage, before in Establishment.objects.filter(urn__in=urns).values_list("urn", "vintage_id", "status"):
        changes = {"status": CLOSED, "is_open": False, "row_digest": 0, "reason_closed": reason}
        batch.change(urn, changes, vintage=book.after(vintage, NO_MARKS), as_of=day, words=None)
        batch.tell(urn, "status", before or OPEN, CLOSED)
    return batch
