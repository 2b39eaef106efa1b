"""What a pasted text may mean: cut into entries, compared with names that are known. Plain values in, plain values out."""

from joinedup.contacts.analysis.matching import Known, Match, Verdict, best_matches
from joinedup.contacts.analysis.recognising import MOST_ENTRIES, Option, Recognised, recognise_text
from joinedup.contacts.analysis.splitting import Entry, split

__all__ = ["MOST_ENTRIES", "Entry", "Known", "Match", "Option", "Recognised", "Verdict", "best_matches", "recognise_text", "split"]
