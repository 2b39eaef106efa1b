"""How alike two things are in what they say they are for, and in who takes part."""

from joinedup.analytics.alike.words import Described, Likeness, likeness, stems

__all__ = ["Described", "Likeness", "likeness", "stems"]
