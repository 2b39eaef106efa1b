"""Every read of introductions."""

# ruff: noqa: I001
# fmt: off
from joinedup.introductions.queries.gifts import (
    AreaGiven, Given, GiftLine, YearLine, expected, gifts_owed, gifts_to_tell, given_by, given_in_area, locked_gifts, partners_on_lists,
    place_telling, places_asked, places_on_list, told_line,
)
from joinedup.introductions.queries.introductions import (
    AskedPage, accepted_introductions, answer_doors, answer_for, asked_page, awaited, forming, forming_address,
    introduction_for, introductions_by_state, introductions_of, is_named, is_spoken_for, locked_introduction,
    overdue_introductions, present_answer, visible_introductions,
)
from joinedup.introductions.queries.rests import rest_for, rest_words, rests_in, rests_of, rests_of_answer
from joinedup.introductions.queries.schools import ForUs, SuggestedLine, for_us
from joinedup.introductions.queries.served import Served, served
from joinedup.introductions.queries.standing import Tried, spoken_for, taken_pairs, tried

__all__ = [
    "AreaGiven",
    "AskedPage",
    "ForUs",
    "GiftLine",
    "Given",
    "Served",
    "SuggestedLine",
    "Tried",
    "YearLine",
    "accepted_introductions",
    "answer_doors",
    "answer_for",
    "asked_page",
    "awaited",
    "expected",
    "for_us",
    "forming",
    "forming_address",
    "gifts_owed",
    "gifts_to_tell",
    "given_by",
    "given_in_area",
    "introduction_for",
    "introductions_by_state",
    "introductions_of",
    "is_named",
    "is_spoken_for",
    "locked_gifts",
    "locked_introduction",
    "overdue_introductions",
    "partners_on_lists",
    "place_telling",
    "places_asked",
    "places_on_list",
    "present_answer",
    "rest_for",
    "rest_words",
    "rests_in",
    "rests_of",
    "rests_of_answer",
    "served",
    "spoken_for",
    "taken_pairs",
    "told_line",
    "tried",
    "visible_introductions",
]
