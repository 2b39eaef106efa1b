"""This year's call: an area asks its schools what they need and can offer, reminds them, sees who has answered, and closes it."""
