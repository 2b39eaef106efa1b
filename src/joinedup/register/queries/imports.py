"""What imports did, for administrators and officers."""

import gzip
from collections.abc import Iterator

from django.db.models import QuerySet

from joinedup.core.actors import Actor
from joinedup.core.refusals import require_found
from joinedup.register import choices
from joinedup.register.models import Establishment, ImportReport, ImportRow

REPORT_COLUMNS = ("line", "URN", "name", "what happened", "why")


def imports(*, viewer: Actor) -> "QuerySet[ImportReport]":
    """Return the imports, newest first; whether the viewer may see them the policy has said."""
    return ImportReport.objects.order_by("-id").defer("checked")


def import_for(public_id: str, viewer: Actor) -> ImportReport:
    """Return one import, or raise Missing."""
    return require_found(ImportReport.objects.filter(public_id=public_id).first())


def remarks_of(report: ImportReport, *, most: int = 100) -> list[ImportRow]:
    """Return the first remarks of an import, rows that were left out before the others."""
    rows = ImportRow.objects.filter(report=report)
    left_out = list(rows.filter(weight=choices.Weight.REJECTED).order_by("line")[:most])
    return left_out + list(rows.exclude(weight=choices.Weight.REJECTED).order_by("line")[: most - len(left_out)])


def report_lines(report: ImportReport) -> Iterator[bytes]:
    """Yield the whole account of an import as CSV: a line for every row of the file."""
    yield b"\xef\xbb\xbf" + ",".join(REPORT_COLUMNS).encode() + b"\r\n"
    for content in report.parts.order_by("number").values_list("content", flat=True):
        yield gzip.decompress(bytes(content))


def n_schools() -> int:
    """Return how many schools the register holds."""
    return Establishment.objects.count()


def is_empty() -> bool:
    """Say whether the register holds no school yet."""
    return not Establishment.objects.exists()
