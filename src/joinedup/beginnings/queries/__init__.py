"""Everything that is read of what comes before a partnership."""

# ruff: noqa: I001
# fmt: off
from joinedup.beginnings.queries.activities import (
    Candidate, StepLine, activity_for, ask_for, candidates_of, evidence_of, locked_step, open_steps, organisations_to_ask, other_steps,
    runs_activity, step_for, step_lines, steps_done_in, tables_of, visible_activities,
)
from joinedup.beginnings.queries.asks import open_asks
from joinedup.beginnings.queries.looks import (
    Finding, PhoneCall, conversations_offered, decided_for, introductions_chosen, known_partnerships, locked, look_for, organisers_of,
    partners_now, topics_known, visible_looks,
)

__all__ = [
    "Candidate", "Finding", "PhoneCall", "StepLine", "activity_for", "ask_for", "candidates_of", "conversations_offered", "decided_for",
    "evidence_of", "introductions_chosen", "known_partnerships", "locked", "locked_step", "look_for", "open_asks", "open_steps",
    "organisations_to_ask", "organisers_of", "other_steps", "partners_now", "runs_activity", "step_for", "step_lines", "steps_done_in",
    "tables_of", "topics_known", "visible_activities", "visible_looks",
]
