"""Every write of needs, offers, topics and calls."""

# ruff: noqa: I001
# fmt: off
from joinedup.brokerage.services.answers import answer_call, ask_to_confirm, confirm_entries, confirm_prepared
from joinedup.brokerage.services.calls import (
    CallDetails, add_call, change_address, change_call, close_call, leaves_at, nudge, open_call, reopen_call, send_again, stop_mails,
)
from joinedup.brokerage.services.conversion import carry, n_to_carry
from joinedup.brokerage.services.details import NeedDetails, OfferDetails, Sharing, Sharings, ThingDetails
from joinedup.brokerage.services.introductions import (
    AnswerDetails, answer_introduction, introductions_go_at, lapse_introductions, release_answer, send_in_pieces, send_introductions,
    start_sending, take_back_introduction, take_up_introductions,
)
from joinedup.brokerage.services.needs import add_need, change_need
from joinedup.brokerage.services.offers import add_offer, change_offer
from joinedup.brokerage.services.plans import (
    PlanDetails, bring_back_suggestions, fail_plan, leave_out_suggestions, make_plan, make_plan_again, set_plan_aside, solve_plan,
)
from joinedup.brokerage.services.shares import release, send_back, share
from joinedup.brokerage.services.states import bring_back, confirm, expire_due, mark_matched, open_again, pause, renew, resume, withdraw
from joinedup.brokerage.services.topics import add_topic, load_topics
from joinedup.brokerage.services.uploads import AT_ONCE, Checked, enter_upload, keep_upload, start_entering, start_undoing, undo_upload

__all__ = [
    "AT_ONCE", "AnswerDetails", "CallDetails", "Checked", "NeedDetails", "OfferDetails", "PlanDetails", "Sharing", "Sharings",
    "ThingDetails", "add_call", "add_need", "add_offer", "add_topic", "answer_call", "answer_introduction", "ask_to_confirm",
    "bring_back", "bring_back_suggestions", "carry", "change_address", "change_call", "change_need", "change_offer", "close_call",
    "confirm", "confirm_entries", "confirm_prepared", "enter_upload", "expire_due", "fail_plan", "introductions_go_at", "keep_upload",
    "lapse_introductions", "leave_out_suggestions", "leaves_at", "load_topics", "make_plan", "make_plan_again", "mark_matched",
    "n_to_carry", "nudge", "open_again", "open_call", "pause", "release", "release_answer", "renew", "reopen_call", "resume",
    "send_again", "send_back", "send_in_pieces", "send_introductions", "set_plan_aside", "share", "solve_plan", "start_entering",
    "start_sending", "start_undoing", "stop_mails", "take_back_introduction", "take_up_introductions", "undo_upload", "withdraw",
]
