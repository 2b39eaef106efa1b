"""Files that people find again: "2026-12-03 Brackwater heads - minutes.pdf"."""

import re
from datetime import date
from urllib.parse import quote

from django.http import HttpResponse

TYPES = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "ics": "text/calendar; charset=utf-8",
}
_FORBIDDEN = re.compile(r'[\x00-\x1f<>:"/\\|?*]+')


def file_name(*, on: date, whose: str, what: str, ending: str) -> str:
    """Return a name that sorts by day and says whose and what.

    >>> file_name(on=date(2026, 12, 3), whose="Brackwater heads", what="minutes", ending="pdf")
    '2026-12-03 Brackwater heads - minutes.pdf'
    """
    words = " ".join(_FORBIDDEN.sub(" ", f"{whose} - {what}").split())
    return f"{on.isoformat()} {words[:120].rstrip(' .-')}.{ending}"


def response(name: str, content: bytes) -> HttpResponse:
    """Answer with a file to download, its type told by the ending of its name."""
    answer = HttpResponse(content, content_type=TYPES.get(name.rsplit(".", 1)[-1], "application/octet-stream"))
    plain = name.encode("ascii", "replace").decode().replace('"', "'").replace("?", "_")
    answer.headers["Content-Disposition"] = f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(name)}"
    return answer
