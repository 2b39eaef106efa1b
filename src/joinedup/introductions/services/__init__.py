"""Every write of introductions and their answers."""

# ruff: noqa: I001
# fmt: off
from joinedup.introductions.services.answers import AnswerDetails, answer_introduction, release_answer
from joinedup.introductions.services.introductions import (
    lapse_introductions, take_back_introduction, take_up_introductions, taken_back,
)
from joinedup.introductions.services.sending import Batch, Match, introduce, introductions_go_at

__all__ = [
    "AnswerDetails", "Batch", "Match", "answer_introduction", "introduce", "introductions_go_at", "lapse_introductions",
    "release_answer", "take_back_introduction", "take_up_introductions", "taken_back",
]
