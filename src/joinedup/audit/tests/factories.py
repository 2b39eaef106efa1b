"""Plain entries for tests."""

from typing import Any

from joinedup.audit import services
from joinedup.audit.models import Entry
from joinedup.core.actors import Actor
from joinedup.core.subjects import Subject

ADA = Actor(kind="user", name="Ada", user_id=7, area_id=3)
THING = Subject("partnerships.agreement", "abc")


def make_entry(**given: Any) -> Entry:
    wanted: dict[str, Any] = {"by": ADA, "verb": "agreement.signed", "about": THING}
    return services.record(**(wanted | given))
