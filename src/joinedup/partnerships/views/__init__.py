"""Pages of partnerships: the partnership, its partners, its agreement, and answering for one partner."""
