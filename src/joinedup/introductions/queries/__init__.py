"""Every read of introductions."""

# ruff: noqa: I001
# fmt: off
from joinedup.introductions.queries.introductions import (
    AskedPage, accepted_introductions, answer_for, asked_page, forming, forming_address, introduction_for, introductions_by_state,
    introductions_of, is_named, is_spoken_for, locked_introduction, overdue_introductions, present_answer, visible_introductions,
)
from joinedup.introductions.queries.standing import Tried, spoken_for, taken_pairs, tried

__all__ = [
    "AskedPage", "Tried", "accepted_introductions", "answer_for", "asked_page", "forming", "forming_address", "introduction_for",
    "introductions_by_state", "introductions_of", "is_named", "is_spoken_for", "locked_introduction", "overdue_introductions",
    "present_answer", "spoken_for", "taken_pairs", "tried", "visible_introductions",
]
