"""Keeping people informed: newsletters drafted from what really happened, and what changed since somebody last looked.

It reads what the rooms below hold, and owns newsletters with their paragraphs and readers, and when somebody last looked.
"""
