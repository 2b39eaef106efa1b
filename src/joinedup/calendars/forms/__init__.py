"""Is the input well formed? Forms of calendars."""
