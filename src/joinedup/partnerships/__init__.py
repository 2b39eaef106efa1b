"""Partnerships, their partners, groups and agreements with signatures."""
