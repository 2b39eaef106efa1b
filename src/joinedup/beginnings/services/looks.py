"""Look whether it exists before it is formed, and write down what came of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from joinedup.accounts.models import Team
from joinedup.audit import services as audit
from joinedup.beginnings import analysis, choices, policies, queries
from joinedup.beginnings.models import Look
from joinedup.core import clock
from joinedup.core.actors import Actor
from joinedup.core.pupils import refuse_pupils
from joinedup.core.refusals import require
from joinedup.core.versions import save_version
from joinedup.partnerships import services as partnerships
from joinedup.partnerships.models import Partnership


@dataclass(frozen=True, slots=True)
class Decision:
    """What somebody does after looking: set it up all the same, join another, ring, or leave it; `because` says why or whom."""

    outcome: str
    because: str = ""
    joined: Partnership | None = None


@transaction.atomic
def look_first(draft: Mapping[str, Any], by: Actor, partnership: Partnership | None = None) -> str:
    """Return the page that shows what there is already before something is formed, or nothing when there is nothing like it.

    `draft` is what was typed to set a partnership up; for one that was set up before, `partnership` itself is looked at, once.
    """
    if by.user_id is None or by.area_id is None or (partnership is not None and _is_settled(partnership)):
        return ""
    kept = {name: draft[name] for name in ("kind", "visibility", "introductions") if name in draft}
    if team := draft.get("team"):
        kept["team"] = team.public_id
    look = Look(
        area_id=by.area_id,
        made_by_id=by.user_id,
        name=partnership.name if partnership else str(draft.get("name", ""))[:120],
        purpose=partnership.purpose if partnership else str(draft.get("purpose", "")),
        draft=kept,
        partnership=partnership,
    )
    seen = analysis.seen_before(look, by)
    if seen.is_nothing:
        return ""
    look.n_found = len(seen.findings)
    look.save(force_insert=True)
    _record(look, "beginning.looked", by, n_found=look.n_found, call=seen.call is not None)
    return reverse("beginnings:show_look", args=[by.area_slug, look.public_id])


@transaction.atomic
def decide_look(*, look: Look, decision: Decision, by: Actor) -> Look:
    """Write down what comes of a look, and set the partnership up if that is it."""
    look = queries.locked(look)
    require(policies.may_decide_look(by, look), _("Only whoever looked can say what comes of it."))
    require(not look.outcome, _("This was decided already: %(what)s.") % {"what": look.get_outcome_display()})
    outcome = choices.Outcome(decision.outcome)
    require(outcome != choices.Outcome.WAITING, _("Choose what you do."), field="outcome")
    refuse_pupils(decision.because, field="because")
    _check(outcome, decision, by)
    if outcome == choices.Outcome.FORMED:
        look.partnership = _form(look, by)
    look.outcome, look.because, look.joined = outcome.value, decision.because.strip(), decision.joined
    look.decided_at = clock.now()
    save_version(look, expected=look.version, fields=["outcome", "because", "joined", "partnership", "decided_at"])
    _record(look, "beginning.decided", by, outcome=look.outcome)
    return look


def _check(outcome: choices.Outcome, decision: Decision, by: Actor) -> None:
    said = bool(decision.because.strip())
    require(outcome != choices.Outcome.FORMED or said, _("Say why a new one is needed."), field="because")
    require(outcome != choices.Outcome.RANG or said, _("Say whom you ring."), field="because")
    if outcome == choices.Outcome.JOINED:
        seen = decision.joined is not None and decision.joined in queries.known_partnerships(by, None)
        require(seen, _("Choose which one you join."), field="joined")


def _form(look: Look, by: Actor) -> Partnership:
    if look.partnership is not None:
        partnerships.finish_setting_up(partnership=look.partnership, by=by)
        return look.partnership
    team = Team.objects.filter(area_id=look.area_id, public_id=look.draft.get("team", "")).first()
    details = partnerships.PartnershipDetails(
        name=look.name, kind=look.draft["kind"], purpose=look.purpose, visibility=look.draft["visibility"], team=team
    )
    used = look.draft.get("introductions", [])
    return partnerships.form_partnership(details=details, partners=[], by=by, from_introductions=used)


def _is_settled(partnership: Partnership) -> bool:
    """Say whether there is nothing to look at: it is formed, cannot be formed yet, or somebody decided after a look."""
    missing = bool(partnerships.missing_to_form(partnership)) or partnership.formed_on is not None
    return missing or queries.decided_for(partnership) is not None


def _record(look: Look, verb: str, by: Actor, **facts: audit.Fact) -> None:
    audit.record(by=by, verb=verb, about=look.subject, area_id=look.area_id, facts=facts)
