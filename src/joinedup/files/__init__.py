"""Stored files behind a lock, in one configured folder."""
