"""Is the input well formed? Forms of needs, offers, topics and uploads."""
