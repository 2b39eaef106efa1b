"""Weighing up: what is expected to be gained beside what it costs and risks; value to ourselves beside value to others."""

from joinedup.analytics.weighing.balance import Balance, Change, Item, balance, changes
from joinedup.analytics.weighing.plot import Leaning, Point, Spread, leaning, spread

__all__ = ["Balance", "Change", "Item", "Leaning", "Point", "Spread", "balance", "changes", "leaning", "spread"]
