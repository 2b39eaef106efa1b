"""Counting a decision: who is there, who is left out for an interest, what the votes say by the group's rule."""

from joinedup.analytics.voting.counting import Count, Law, Seat, count, weights

__all__ = ["Count", "Law", "Seat", "count", "weights"]
