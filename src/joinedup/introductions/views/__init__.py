"""Pages of introductions, and of what was given and received."""
