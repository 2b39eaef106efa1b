"""Plain files for tests."""

from typing import Any

from joinedup.core.actors import Actor
from joinedup.files import services
from joinedup.files.models import StoredFile

ADA = Actor(kind="user", name="Ada", user_id=7)
PDF = b"%PDF-1.7\n1 0 obj\n"


def make_file(**given: Any) -> StoredFile:
    wanted: dict[str, Any] = {"by": ADA, "name": "plan.pdf", "content": PDF, "area_id": None, "about": None}
    return services.store(**(wanted | given))
