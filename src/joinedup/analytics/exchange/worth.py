"""What a half-day is worth in a plan. Free of numerical libraries: the web process states problems with it."""

DISTANCE_COST = 0.004  # taken off the worth of a half-day for each metre


def worth_of(urgency: int, disadvantage: float) -> float:
    """Return the worth of a half-day: urgency 1 to 3, raised by up to 2.5 times with disadvantage 0 to 1.

    >>> worth_of(2, 0.5)
    350.0
    """
    return 100 * urgency * (1 + 1.5 * disadvantage)
