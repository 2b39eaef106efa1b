"""Plain files for tests."""

from typing import Any

from joinedup.core.actors import Actor
from joinedup.files import services
from joinedup.files.models import StoredFile

ADA = Actor(kind="user", name="Ada", user_id=7)
PDF = b"%PDF-1.7\n1 0 obj\n"


def make_file(**given: Any) -> StoredFile:
    seen = {"name": "plan.pdf", "content": PDF} | {word: given.pop(word) for word in ("name", "content", "most_bytes") if word in given}
    kept: dict[str, Any] = {"by": ADA, "area_id": None, "about": None} | given
    return services.store(services.examine(**seen), **kept)
