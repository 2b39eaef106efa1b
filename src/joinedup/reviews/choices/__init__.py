"""The room's words: what is weighed up, how large and how likely, what somebody concludes, and where aims stand."""

from joinedup.reviews.choices.items import ITEMS, OWN, SIDE_LEADS, Side, Weighed, items_of, words_of
from joinedup.reviews.choices.plots import LEANINGS, MOST_PLACED, VALUES, WHOLES
from joinedup.reviews.choices.weighing import (
    FORMS,
    KEEP_YEARS,
    LEANS,
    LINK_DAYS,
    LINK_PURPOSE,
    MOVED,
    SOMETHING_ELSE,
    Conclusion,
    HowShared,
    Likely,
    Says,
    Size,
)

__all__ = [
    "FORMS",
    "ITEMS",
    "KEEP_YEARS",
    "LEANINGS",
    "LEANS",
    "LINK_DAYS",
    "LINK_PURPOSE",
    "MOST_PLACED",
    "MOVED",
    "OWN",
    "SIDE_LEADS",
    "SOMETHING_ELSE",
    "VALUES",
    "WHOLES",
    "Conclusion",
    "HowShared",
    "Likely",
    "Says",
    "Side",
    "Size",
    "Weighed",
    "items_of",
    "words_of",
]
