"""Partnerships, their partners and organisers, and the agreement that partners write and sign together.

It owns who works with whom and on what terms: from the first list of partners to a signed agreement and the way out of it.
A partner signs exactly one version of the text, named by its hash; nobody signs for somebody else.
"""
