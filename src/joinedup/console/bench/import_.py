"""Load the national register: the first time and again, against plain csv + bulk_create; and how long a web write waits meanwhile."""

import csv
import gzip
import json
import os
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from django.db.models import Model

HELP = "load the national register, first and again, beside other writers"
NAME = "open_establishments_20250524.csv.gz"
_ROUNDS = 2


def run(as_json: bool) -> dict[str, Any]:
    """Measure on the empty database that the environment names."""
    path = Path(os.environ.get("JOINEDUP_DATA", "../shared/data")) / "gias" / NAME
    plain = _plain_table()
    baseline = min(_seconds(lambda: _baseline(plain, path)) for _ in range(_ROUNDS))
    with _other_writer() as waits:
        first = _seconds(lambda: _load(path, "created"))
        unchanged = min(_seconds(lambda: _load(path, "unchanged")) for _ in range(_ROUNDS))
    longest, n_writes = waits()
    figures = {
        "baseline_seconds": round(baseline, 2),
        "first_seconds": round(first, 2),
        "first_ratio": round(first / baseline, 2),
        "unchanged_seconds": round(unchanged, 2),
        "unchanged_ratio": round(unchanged / baseline, 2),
        "longest_write_wait_ms": round(longest),
        "other_writes": n_writes,
        "peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
    }
    if not as_json:
        print(f"First load {figures['first_ratio']} times csv + bulk_create, unchanged {figures['unchanged_ratio']} times.")
    return figures


def _seconds(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def _load(path: Path, outcome: str) -> None:
    from joinedup.core.actors import SYSTEM
    from joinedup.register import services

    with path.open("rb") as source:
        summary = services.import_file(services.Wanted(source, path.name), by=SYSTEM)
    if summary.counts[outcome] != summary.n_rows:
        raise RuntimeError(f"Not all rows were {outcome}: {summary.as_figures()}")


# The comparison: the same columns, read and written in the plainest way

_COLUMNS = {
    "URN": "integer",
    "LA (code)": "text",
    "LA (name)": "text",
    "EstablishmentNumber": "integer",
    "EstablishmentName": "text",
    "TypeOfEstablishment (name)": "text",
    "EstablishmentTypeGroup (name)": "text",
    "PhaseOfEducation (name)": "text",
    "NumberOfPupils": "integer",
    "PercentageFSM": "number",
    "Easting": "integer",
    "Northing": "integer",
    "LSOA (code)": "text",
    "ParliamentaryConstituency (code)": "text",
}
_READ: dict[str, Callable[[str], Any]] = {
    "text": str,
    "integer": lambda raw: int(raw) if raw else None,
    "number": lambda raw: float(raw) if raw else None,
}


def _plain_table() -> "type[Model]":
    from django.db import connection, models

    kinds: dict[str, Callable[[], models.Field[Any, Any]]] = {
        "text": lambda: models.CharField(max_length=255),
        "integer": lambda: models.IntegerField(null=True),
        "number": lambda: models.FloatField(null=True),
    }
    fields: dict[str, Any] = {"f0": models.IntegerField(primary_key=True)}
    fields |= {f"f{place}": kinds[kind]() for place, kind in enumerate(_COLUMNS.values()) if place}
    meta = type("Meta", (), {"app_label": "bench", "db_table": "bench_plain"})
    plain = type("Plain", (models.Model,), {**fields, "Meta": meta, "__module__": __name__})
    with connection.schema_editor() as editor:
        editor.create_model(plain)
    return plain


def _baseline(plain: "type[Model]", path: Path) -> None:
    from django.db import connection, transaction

    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM bench_plain")
    with gzip.open(path, "rt", encoding="cp1252", newline="") as text, transaction.atomic():
        readers = [(header, _READ[kind]) for header, kind in _COLUMNS.items()]
        rows = [plain(*[read(row[header]) for header, read in readers]) for row in csv.DictReader(text)]
        plain._default_manager.bulk_create(rows, batch_size=2_000)


# Somebody who saves a page meanwhile, in a process of its own


@contextmanager
def _other_writer() -> Iterator[Callable[[], tuple[float, int]]]:
    command = [sys.executable, "-P", "-c", "from joinedup.console.bench import import_; import_.write_meanwhile()"]
    writer = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert writer.stdin is not None
    assert writer.stdout is not None
    writer.stdout.readline()
    said = (0.0, 0)

    def waits() -> tuple[float, int]:
        return said

    try:
        yield waits
    finally:
        out, _ = writer.communicate("stop\n")
        said = tuple(json.loads(out))


def write_meanwhile() -> None:
    """Save a small row some twenty times a second until standard input ends; say the longest wait and the number of writes."""
    import select

    import django

    django.setup()
    from django.db import transaction

    from joinedup.core.models import OnceKey

    longest, n_writes = 0.0, 0
    print("ready", flush=True)
    while not select.select([sys.stdin], [], [], 0.05)[0]:
        started = time.perf_counter()
        with transaction.atomic():
            OnceKey.objects.create(key=f"bench{n_writes}", actor="bench", result_url="/")
        longest = max(longest, time.perf_counter() - started)
        n_writes += 1
    print(json.dumps([longest * 1000, n_writes]))
