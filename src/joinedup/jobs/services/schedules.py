"""Regular work: declared in code when the application starts, its next moment kept in the database."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta

from joinedup.core import clock


@dataclass(frozen=True, slots=True)
class Regular:
    """A piece of regular work; without `work` it starts the task of the same name as a job."""

    name: str
    every: timedelta | time
    title: str
    work: Callable[[], object] | None
    wanted: Callable[[], bool] | None
    alone: bool

    def first_after(self, moment: datetime) -> datetime:
        """Return when it starts for the first time."""
        return moment if isinstance(self.every, timedelta) else self.next_after(moment)

    def next_after(self, moment: datetime) -> datetime:
        """Return when it starts next."""
        if isinstance(self.every, timedelta):
            return moment + self.every
        local = moment.astimezone(clock.LONDON)
        day = local.date() if local.time() < self.every else local.date() + timedelta(days=1)
        return datetime.combine(day, self.every, tzinfo=clock.LONDON).astimezone(UTC)


regular: dict[str, Regular] = {}


def schedule(
    name: str,
    *,
    every: timedelta | time,
    title: str = "",
    work: Callable[[], object] | None = None,
    wanted: Callable[[], bool] | None = None,
    alone: bool = True,
) -> None:
    """Declare regular work, every so long or every day at a time in London, from `apps.ready`.

    Short `work` (under a minute) runs in the worker itself; without it a job is started.
    `wanted` is a cheap question asked first, so that frequent work writes nothing when there is nothing to do. Work that is
    not `alone` may start again, in another worker, before its last start has ended.
    """
    regular[name] = Regular(name, every, title or name, work, wanted, alone)
