"""Doors of newsletters and of what changed."""
