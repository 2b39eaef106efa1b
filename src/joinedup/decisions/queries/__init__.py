"""Everything that is read of written decisions: who sees which, who replied, who carries what was decided."""

from joinedup.decisions.queries.carriers import CarrierLine, carrier_lines, carriers_of, silent_partners
from joinedup.decisions.queries.questions import (
    is_open_to,
    locked,
    question_for,
    questions_of,
    replies_of,
    reply_answering,
    reply_noted,
    reply_of,
    settled_between,
    timeline,
    to_ask_for_carriers,
    to_remind,
    to_settle,
    visible_questions,
    voters_asked,
)

__all__ = [
    "CarrierLine",
    "carrier_lines",
    "carriers_of",
    "is_open_to",
    "locked",
    "question_for",
    "questions_of",
    "replies_of",
    "reply_answering",
    "reply_noted",
    "reply_of",
    "settled_between",
    "silent_partners",
    "timeline",
    "to_ask_for_carriers",
    "to_remind",
    "to_settle",
    "visible_questions",
    "voters_asked",
]
