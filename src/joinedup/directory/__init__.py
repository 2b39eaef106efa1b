"""Organisations, their people and roles, how they work, and the contact log of an area."""
