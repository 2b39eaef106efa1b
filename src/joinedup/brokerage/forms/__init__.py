"""Is the input well formed? Forms of needs, offers, calls and answers."""
