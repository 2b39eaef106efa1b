"""Meetings of groups: the agenda that everybody may add to, papers, who comes, and what was said and decided.

Part B of a meeting is for the partners' own alone: its items stand in no mail, list, search, draft or paper of anybody else.
"""
