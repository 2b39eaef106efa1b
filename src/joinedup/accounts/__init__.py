"""Users, areas and teams, sign-in, links without account; it builds the Actor and owns the one permission vocabulary."""
