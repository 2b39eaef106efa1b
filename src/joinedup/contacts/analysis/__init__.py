"""What a pasted text may mean: cut into entries, compared with names that are known. Plain values in, plain values out."""

from joinedup.contacts.analysis.clues import Clue, beside_addresses, clues_in
from joinedup.contacts.analysis.matching import Known, Match, Verdict, best_matches
from joinedup.contacts.analysis.recognising import MOST_ENTRIES, Option, Recognised, recognise_text
from joinedup.contacts.analysis.splitting import Entry, split
from joinedup.contacts.analysis.strangers import Stranger, strangers_of

__all__ = [
    "MOST_ENTRIES",
    "Clue",
    "Entry",
    "Known",
    "Match",
    "Option",
    "Recognised",
    "Stranger",
    "Verdict",
    "beside_addresses",
    "best_matches",
    "clues_in",
    "recognise_text",
    "split",
    "strangers_of",
]
