"""How a partnership is run, to be looked up: its handbook, printed at any time, and its live list of risks.

The handbook owns nothing: it gathers partners, people, groups, dates, actions from the rooms below. Risks are the partnership's own.
"""
