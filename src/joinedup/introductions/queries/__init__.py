"""Every read of introductions."""

# ruff: noqa: I001
# fmt: off
from joinedup.introductions.queries.gifts import (
    AreaGiven, Given, GiftLine, YearLine, expected, gifts_owed, gifts_to_tell, given_by, given_in_area, locked_gifts, place_telling,
    places_on_list, told_line,
)
from joinedup.introductions.queries.introductions import (
    AskedPage, accepted_introductions, answer_for, asked_page, forming, forming_address, introduction_for, introductions_by_state,
    introductions_of, is_named, is_spoken_for, locked_introduction, overdue_introductions, present_answer, visible_introductions,
)
from joinedup.introductions.queries.standing import Tried, spoken_for, taken_pairs, tried

__all__ = [
    "AreaGiven", "AskedPage", "GiftLine", "Given", "Tried", "YearLine", "accepted_introductions", "answer_for", "asked_page",
    "expected", "forming", "forming_address", "gifts_owed", "gifts_to_tell", "given_by", "given_in_area", "introduction_for",
    "introductions_by_state", "introductions_of", "is_named", "is_spoken_for", "locked_gifts", "locked_introduction",
    "overdue_introductions", "place_telling", "places_on_list", "present_answer", "spoken_for", "taken_pairs", "told_line", "tried",
    "visible_introductions",
]
