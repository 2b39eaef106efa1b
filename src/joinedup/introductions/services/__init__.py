"""Every write of introductions and their answers."""

# ruff: noqa: I001
# fmt: off
from joinedup.introductions.services.answers import AnswerDetails, answer_introduction, release_answer
from joinedup.introductions.services.gifts import GiftDetails, Word, add_gift, ask_what_came_of_it, tell_gifts
from joinedup.introductions.services.introductions import (
    lapse_introductions, take_back_introduction, take_up_introductions, taken_back,
)
from joinedup.introductions.services.rests import Learned, lift_rest
from joinedup.introductions.services.sending import Batch, Match, introduce, introductions_go_at

__all__ = [
    "AnswerDetails", "Batch", "GiftDetails", "Learned", "Match", "Word", "add_gift", "answer_introduction", "ask_what_came_of_it",
    "introduce", "introductions_go_at", "lapse_introductions", "lift_rest", "release_answer", "take_back_introduction",
    "take_up_introductions", "taken_back", "tell_gifts",
]
