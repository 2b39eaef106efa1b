"""Put a question, take replies, remind, count; say who carries a decision inside each partner."""

from joinedup.decisions.services.carriers import forget_carriers, name_carrier, remind_carriers
from joinedup.decisions.services.questions import QuestionDetails, ask_question, withdraw_question
from joinedup.decisions.services.replies import answer_question, note_reply, remind_owing
from joinedup.decisions.services.settling import look_after_questions, settle_question

__all__ = [
    "QuestionDetails",
    "answer_question",
    "ask_question",
    "forget_carriers",
    "look_after_questions",
    "name_carrier",
    "note_reply",
    "remind_carriers",
    "remind_owing",
    "settle_question",
    "withdraw_question",
]
