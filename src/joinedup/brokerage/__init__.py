"""Topics, needs and offers of organisations, how far each may be seen, and the uploaded lists that they come from."""
