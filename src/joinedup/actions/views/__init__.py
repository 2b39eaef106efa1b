"""HTTP in, HTTP out: the area's actions, one action, an owner's answer by link."""
