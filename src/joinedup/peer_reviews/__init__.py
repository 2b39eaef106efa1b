"""Peer reviews in threes: schools visit each other in groups, and everybody gives as many days as it gets. A plan of visits is a draft."""
