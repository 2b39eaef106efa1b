"""What a thing's own page says when its work did not end."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from joinedup.core.refusals import Refused
from joinedup.jobs.services.runs import Cancelled, Interrupted, LeaseLost


@contextmanager
def told_when_it_fails(fail: Callable[[str], None], *, cancelled: str, broken: str) -> Iterator[None]:
    """Say on the thing's own page why its work did not end; the job shows it too."""
    try:
        yield
    except Refused as refusal:
        fail(refusal.message)
        raise
    except Cancelled:
        fail(cancelled)
        raise
    except (Interrupted, LeaseLost):
        raise  # somebody else takes it up
    except Exception:
        fail(broken)
        raise
