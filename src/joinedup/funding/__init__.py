"""Funded programmes: who already pays for what a school needs, and what came of asking them, before neighbours are asked."""
