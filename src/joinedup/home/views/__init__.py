"""Pages by what they show: the front rooms, and the pictures of a whole area."""
