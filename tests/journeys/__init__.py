"""Whole stories, from the first page to the last, as people live them in a browser."""
