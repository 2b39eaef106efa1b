"""The groups in which partners decide: boards, steering groups and working groups of a partnership or of a whole area.

It owns who sits in a group, for which organisation, who stands in, who chairs and who clerks, and the interests they declare.
It owns the law by which a group decides: when enough are there, what counts as a vote, and how many it takes.
"""
