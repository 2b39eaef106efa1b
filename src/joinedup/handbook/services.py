"""Every write of risks: write one down, look at it again."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from joinedup.audit import services as audit
from joinedup.core import clock
from joinedup.core.actors import Actor
from joinedup.core.pupils import refuse_pupils
from joinedup.core.refusals import require
from joinedup.core.versions import save_version
from joinedup.directory.models import Person
from joinedup.handbook import choices, policies, queries
from joinedup.handbook.models import Risk, RiskLook
from joinedup.partnerships.models import Partnership

_FIELDS = ["what", "likely", "bad", "response", "owner", "next_look_on", "state"]


@dataclass(frozen=True, slots=True)
class RiskDetails:
    """What could happen and what is done about it; `words` say what changed since the last look."""

    what: str
    likely: int
    bad: int
    response: str = ""
    owner: Person | None = None
    next_look_on: date | None = None
    state: str = choices.State.LIVE
    words: str = ""


@transaction.atomic
def add_risk(*, partnership: Partnership, details: RiskDetails, by: Actor) -> Risk:
    """Write down what could happen to a partnership."""
    _check(partnership, details, by)
    risk = Risk.objects.create(partnership=partnership, **{name: getattr(details, name) for name in _FIELDS})
    _keep_look(risk, details, "risk.added", by)
    return risk


@transaction.atomic
def look_at_risk(*, risk: Risk, details: RiskDetails, expected: int, by: Actor) -> Risk:
    """Judge a risk anew, or say that it has happened or gone; what was judged before stays in its history."""
    _check(risk.partnership, details, by)
    if details.state != risk.state:
        require(details.state in choices.MOVES[choices.State(risk.state)], _("This cannot follow on what you said before."), field="state")
    for name in _FIELDS:
        setattr(risk, name, getattr(details, name))
    save_version(risk, expected=expected, fields=_FIELDS)
    _keep_look(risk, details, "risk.looked_at", by)
    return risk


def _check(partnership: Partnership, details: RiskDetails, by: Actor) -> None:
    require(policies.may_keep_risks(by, partnership), _("Only the partnership's own people keep its risks."))
    require(bool(details.what.strip()), _("Write what could happen."), field="what")
    for field in ("what", "response", "words"):
        refuse_pupils(getattr(details, field), field=field)
    require(details.likely in choices.Likely.values, _("Choose how likely it is."), field="likely")
    require(details.bad in choices.Bad.values, _("Choose how bad it would be."), field="bad")
    if details.state == choices.State.LIVE:
        require(details.next_look_on is not None, _("Enter the day on which you look at it again."), field="next_look_on")
        ahead = details.next_look_on is not None and clock.today() <= details.next_look_on <= date(clock.today().year + 2, 12, 31)
        require(ahead, _("Choose a day from today to the end of the year after next."), field="next_look_on")
    known = details.owner is None or details.owner in queries.people_inside(partnership)
    require(known, _("Choose somebody who works for a partner."), field="owner")


def _keep_look(risk: Risk, details: RiskDetails, verb: str, by: Actor) -> None:
    RiskLook.objects.create(
        risk=risk, by_name=by.name[:160], likely=risk.likely, bad=risk.bad, state=risk.state, words=details.words.strip()
    )
    facts: dict[str, audit.Fact] = {"likely": risk.likely, "bad": risk.bad, "state": risk.state}
    audit.record(by=by, verb=verb, about=risk.subject, area_id=risk.partnership.area_id, facts=facts)
