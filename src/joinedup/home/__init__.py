"""The landing page, navigation, search and what waits for me: gathered from all rooms. It owns almost no tables."""
