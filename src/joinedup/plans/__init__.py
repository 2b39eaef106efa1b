"""Plans of introductions: a computed draft of who could help whom, its suggestions, and what it could not meet."""
