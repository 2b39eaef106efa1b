"""From suggestions to introductions: at once, or many in the background."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from joinedup.audit import services as audit
from joinedup.core.actors import Actor
from joinedup.core.refusals import require
from joinedup.introductions import services as introductions
from joinedup.introductions.models import Introduction
from joinedup.jobs import services as jobs
from joinedup.jobs.models import Job
from joinedup.plans import choices, policies, queries
from joinedup.plans.models import Plan, Suggestion
from joinedup.plans.services import plans

PIECE = 5


@transaction.atomic
def send_introductions(*, plan: Plan, public_ids: list[str], words: str, by: Actor, goes_at: datetime | None = None) -> list[Introduction]:
    """Ask both sides of each chosen suggestion; the mails wait for working hours and can be stopped until then."""
    plan = queries.locked_plan(plan)
    require(policies.may_change_plan(by, plan), _("Only officers and co-ordinators of this area can send introductions."))
    require(plan.state == choices.PlanState.READY, _("This plan is not ready, so nothing can be sent from it."))
    require(not plan.is_trial, _("This is a change that you are trying. Take it or leave it first."))
    chosen = list(queries.suggestions_of(plan).filter(public_id__in=public_ids, state=choices.SuggestionState.SUGGESTED))
    require(bool(chosen), _("Choose at least one suggestion that has not been introduced yet."))
    plans.refuse_what_speaks_against(plan, chosen)
    matches = [introductions.Match(row.need, row.offer, row.half_days, row.distance_m) for row in chosen]
    batch = introductions.Batch(plan.area, plan.year, words, goes_at)
    sent = introductions.introduce(matches, batch=batch, by=by)
    require(bool(sent), _("All of these were introduced from another plan already."))
    _mark_introduced(chosen, sent)
    audit.record(by=by, verb="introductions.sent", about=plan.subject, area_id=plan.area_id, facts={"n": len(sent)})
    return sent


def _mark_introduced(chosen: list[Suggestion], sent: list[Introduction]) -> None:
    introduced = {(row.need_id, row.offer_id): row for row in sent}
    for suggestion in chosen:
        if introduction := introduced.get((suggestion.need_id, suggestion.offer_id)):
            suggestion.state, suggestion.introduction = choices.SuggestionState.INTRODUCED, introduction
            suggestion.save(update_fields=["state", "introduction"])


def suggest_again(introduction: Introduction) -> None:
    """Let the suggestion stand again whose introduction was taken back."""
    state = choices.SuggestionState.SUGGESTED
    Suggestion.objects.filter(introduction=introduction).update(state=state, introduction=None)


@transaction.atomic
def start_sending(*, plan: Plan, public_ids: list[str], words: str, by: Actor) -> Job:
    """Send many introductions in the background: each piece is written at once, so that nobody else has to wait."""
    require(policies.may_change_plan(by, plan), _("Only officers and co-ordinators of this area can send introductions."))
    require(bool(public_ids), _("Choose at least one suggestion that has not been introduced yet."))
    return jobs.start(
        "plans.introduce",
        by=by,
        title=_("Introductions from %(title)s") % {"title": plan.title},
        about=plan.subject,
        area_id=plan.area_id,
        plan=plan.public_id,
        suggestions=list(public_ids),
        words=words,
    )


def _not_refused(plan: Plan, public_ids: list[str]) -> list[str]:
    """Leave out what a school has ruled out since somebody pressed the button; it stays in the plan, which says so."""
    rows = list(queries.suggestions_of(plan).filter(public_id__in=public_ids))
    refused = {row.public_id for row, _words in queries.refused_among(plan, rows)}
    return [public_id for public_id in public_ids if public_id not in refused]


def send_in_pieces(*, plan: Plan, public_ids: list[str], words: str, run: jobs.Run) -> None:
    """Send introductions piece by piece; what an earlier run sent is left alone."""
    goes_at = introductions.introductions_go_at()
    for start in range(0, len(public_ids), PIECE):
        run.progress(start, len(public_ids), _("introductions sent"))
        left = _not_refused(plan, queries.still_suggested(plan, public_ids[start : start + PIECE]))
        if left:
            send_introductions(plan=plan, public_ids=left, words=words, by=run.by, goes_at=goes_at)
    run.progress(len(public_ids), len(public_ids))
