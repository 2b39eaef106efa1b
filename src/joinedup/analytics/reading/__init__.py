"""What people type or paste, read into plain values."""

from joinedup.analytics.reading.agendas import Line, read_lines

__all__ = ["Line", "read_lines"]
