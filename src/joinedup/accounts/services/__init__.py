"""Writes of accounts, by noun: links, codes, invitations, areas, people, sessions, on_behalf, limits."""
