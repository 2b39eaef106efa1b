"""Funded programmes for tests; all invented."""

from datetime import timedelta
from typing import Any

from joinedup.accounts.models import Area
from joinedup.core import clock
from joinedup.core.actors import Actor
from joinedup.funding import services
from joinedup.funding.models import Programme


def make_details(name: str = "Harbour reading mentors", **facts: Any) -> services.ProgrammeDetails:
    given = {"body": "Harbour Reading Hub", "topics": ("B1",), "source": "Letter to schools", "as_of": clock.today(), **facts}
    return services.ProgrammeDetails(name=name, **given)


def make_programme(area: Area, name: str = "Harbour reading mentors", *, by: Actor, **facts: Any) -> Programme:
    return services.add_programme(area=area, details=make_details(name, **facts), by=by)


def in_days(days: int) -> Any:
    return clock.today() + timedelta(days=days)
