"""HTTP in, HTTP out: this year's call for those who run it, and the answers to it."""
