"""Pages of written decisions."""
