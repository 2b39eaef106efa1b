"""The laboratory: pure functions on plain values. No Django, no clock, no input or output."""
