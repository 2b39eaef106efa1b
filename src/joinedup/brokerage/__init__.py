"""Topics, needs and offers, this year's call, plans of introductions and the introductions themselves."""
