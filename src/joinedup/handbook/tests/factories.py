"""Risks for tests."""

from datetime import timedelta

from joinedup.core import clock
from joinedup.core.actors import Actor
from joinedup.handbook import services
from joinedup.handbook.models import Risk
from joinedup.partnerships.models import Partnership


def make_details(what: str = "The minibus is no longer paid for", **facts: object) -> services.RiskDetails:
    given = {"likely": 2, "bad": 3, "next_look_on": clock.today() + timedelta(days=40), "response": "Ask the port for a grant.", **facts}
    return services.RiskDetails(what, **given)  # type: ignore[arg-type]


def make_risk(partnership: Partnership, what: str = "The minibus is no longer paid for", *, by: Actor, **facts: object) -> Risk:
    """Return a live risk, looked at again in forty days."""
    return services.add_risk(partnership=partnership, details=make_details(what, **facts), by=by)
