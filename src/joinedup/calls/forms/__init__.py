"""Is the input well formed? Forms of calls and of the answers to them."""
