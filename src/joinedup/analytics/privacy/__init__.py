"""What may be told to others: numbers in which nobody is recognised."""

from joinedup.analytics.privacy.small_numbers import LEAST, passed_on

__all__ = ["LEAST", "passed_on"]
