"""Seal the record: each area's entries, in the order of their ids, on top of the seal before (docs/adr/0012).

Nothing is chained while it is written, so writers never wait for one another. What is sealed must not get a neighbour
with a lower id later. On SQLite writers come one after the other, so ids are committed in their order. On PostgreSQL an id
is drawn before its transaction commits: a sealing notes the highest id, then who is writing to the record (whoever inserts
holds a lock on its table from before the id is drawn to the end), and goes on only when each of them has ended; if one does
not, the next minute's sealing tries again. Whoever only reads, or writes to another database of the server, is not waited for.
"""

import logging
import time
from collections import defaultdict
from datetime import timedelta

from django.db import connection, transaction
from django.db.models import Max

from joinedup.audit.models import Entry, Seal
from joinedup.core import clock

log = logging.getLogger(__name__)
SETTLE = timedelta(seconds=3)  # what was written just now can wait for the next sealing
PIECE = 2000


def has_unsealed() -> bool:
    """Say whether there are entries that no seal names yet."""
    return bool(Entry.objects.filter(id__gt=_last_sealed()).exists())


def seal_entries(*, wait: float = 5.0, settle: timedelta = SETTLE) -> int:
    """Seal every settled entry; return how many. Committed in pieces, one area's seal with another's, never half of one."""
    highest = _settled_id(wait, settle)
    n = 0
    while highest is not None:
        sealed = _seal_piece(highest)
        n += sealed
        if sealed == 0:
            break
    return n


def _last_sealed() -> int:
    return int(Seal.objects.aggregate(last=Max("last_entry_id"))["last"] or 0)


def _settled_id(wait: float, settle: timedelta) -> int | None:
    """Return the highest id below which no entry can appear any more, or None when that cannot be said now."""
    old = Entry.objects.filter(id__gt=_last_sealed(), written_at__lte=clock.wall_now() - settle)
    highest: int | None = old.aggregate(highest=Max("id"))["highest"]
    if highest is None or connection.vendor != "postgresql":
        return highest
    until, writing = time.monotonic() + wait, _writers()
    while writing & _writers():
        if time.monotonic() > until:
            log.info("The record is not sealed now: a transaction has been open for more than %s seconds", wait)
            return None
        time.sleep(0.1)
    return highest


def _writers() -> set[str]:
    """Return the transactions that have written to the record, or are about to, and have not ended."""
    sql = """
        SELECT virtualtransaction FROM pg_locks
        WHERE relation = %s::regclass AND mode = 'RowExclusiveLock' AND pid <> pg_backend_pid()
        AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
    """
    with connection.cursor() as cursor:
        cursor.execute(sql, [Entry._meta.db_table])
        return {row[0] for row in cursor.fetchall()}


@transaction.atomic
def _seal_piece(highest: int) -> int:
    entries = list(
        Entry.objects.filter(id__gt=_last_sealed(), id__lte=highest).order_by("id").values_list("id", "digest", "area_id")[:PIECE]
    )
    by_area: dict[int | None, list[list[int | str]]] = defaultdict(list)
    for id_, digest, area_id in entries:
        by_area[area_id].append([id_, digest])
    for area_id, named in by_area.items():
        _add_seal(area_id, named)
    return len(entries)


def _add_seal(area_id: int | None, named: list[list[int | str]]) -> None:
    last = Seal.objects.filter(area_id=area_id).order_by("-number").first()
    previous = last.digest if last else ""
    seal = Seal.objects.create(
        area_id=area_id,
        number=last.number + 1 if last else 1,
        first_entry_id=named[0][0],
        last_entry_id=named[-1][0],
        entries=named,
        previous=previous,
        digest=Seal.chain(previous, named),
    )
    log.info("Record of area %s: seal %d over %d entries is %s", area_id, seal.number, len(named), seal.digest)
