"""Counts that may be passed on: none under five, all others rounded, so that no difference of two counts gives a small one away.

A count n becomes nothing when n < 5, else 5 * floor((n + 2) / 5), the nearest multiple of five. Zero is treated like one to four: that
nobody needs something would say as much as that one does. Every count, totals too, is rounded by itself. A hidden cell can then not be
recovered by taking shown cells from a shown total: each of them may be wrong by two either way.
"""

__all__ = ["LEAST", "passed_on"]

LEAST = 5


def passed_on(n: int) -> int | None:
    """Return a count as it may be passed on, or None when it is too small.

    >>> [passed_on(n) for n in (0, 4, 5, 7, 8, 23)]
    [None, None, 5, 5, 10, 25]
    """
    return None if n < LEAST else LEAST * ((n + LEAST // 2) // LEAST)
