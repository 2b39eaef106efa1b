"""JoinedUp: schools and those around them run partnerships, so that the whole becomes greater than the sum of its parts."""
