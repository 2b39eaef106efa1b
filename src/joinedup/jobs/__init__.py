"""Background work with lease, progress, cancel and schedule."""
