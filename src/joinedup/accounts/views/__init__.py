"""Pages of accounts: the way in, links, areas and their people, my account."""
