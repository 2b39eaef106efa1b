"""Regular work: declared in code when the application starts, its next moment kept in the database."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta

from joinedup.core import clock


@dataclass(frozen=True, slots=True)
class Regular:
    """A piece of regular work; without `work` it starts the task of the same name as a job."""

    name: str
    every: timedelta | None
    daily_at: time | None
    title: str
    work: Callable[[], object] | None
    wanted: Callable[[], bool] | None

    def next_after(self, moment: datetime) -> datetime:
        """Return when it starts next."""
        if self.every is not None:
            return moment + self.every
        local = moment.astimezone(clock.LONDON)
        assert self.daily_at is not None
        day = local.date() if local.time() < self.daily_at else local.date() + timedelta(days=1)
        return datetime.combine(day, self.daily_at, tzinfo=clock.LONDON).astimezone(UTC)


regular: dict[str, Regular] = {}


def schedule(
    name: str,
    *,
    every: timedelta | None = None,
    daily_at: time | None = None,
    title: str = "",
    work: Callable[[], object] | None = None,
    wanted: Callable[[], bool] | None = None,
) -> None:
    """Declare regular work, from `apps.ready`: short `work` (under a minute) runs in the worker itself, else a job is started.

    `wanted` is a cheap question asked first, so that frequent work writes nothing when there is nothing to do.
    """
    if (every is None) == (daily_at is None):
        raise ValueError("schedule() needs either every= or daily_at=")
    regular[name] = Regular(name, every, daily_at, title or name, work, wanted)
