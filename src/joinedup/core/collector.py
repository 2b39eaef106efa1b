"""The collector of garbage in a process that answers requests."""

import gc


def settle() -> None:
    """Leave alone what is loaded now, and look less often at what each request makes: a page of a large area is many small values."""
    gc.collect()
    gc.freeze()
    look_seldom()


def look_seldom() -> None:
    """Let many values be made between two looks."""
    gc.set_threshold(100_000, 50, 100)
