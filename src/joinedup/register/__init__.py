"""The national register as it is published: import, history, links, groups, coordinates and the finder."""
