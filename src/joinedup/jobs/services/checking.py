"""What `./joinedup check` asks the workers."""

from datetime import timedelta

from joinedup.core import clock
from joinedup.core.health import Finding
from joinedup.jobs.choices import State
from joinedup.jobs.models import Job, Schedule, Worker
from joinedup.jobs.services.schedules import regular

ALIVE = timedelta(minutes=2)
LATE = timedelta(minutes=30)


def check_worker() -> Finding:
    """Say whether a worker is alive and how long jobs wait."""
    now = clock.wall_now()
    alive = Worker.objects.filter(seen_at__gt=now - ALIVE).count()
    waiting = Job.objects.filter(state=State.WAITING).count()
    if not alive:
        return Finding.attention(f"No worker is running; jobs waiting: {waiting:,}. Start one: ./joinedup worker")
    stuck = Job.objects.filter(state=State.RUNNING, lease_until__lt=now - ALIVE).count()
    if stuck:
        return Finding.attention(f"Jobs left by a worker that stopped, and not taken up again: {stuck:,}.")
    return Finding.sound(f"Workers running: {alive:,}; jobs waiting: {waiting:,}.")


def check_schedule() -> Finding:
    """Say whether the regular work was started when it was due and ended without a fault."""
    now = clock.wall_now()
    rows = {row.name: row for row in Schedule.objects.all()}
    never = [name for name in regular if name not in rows]
    if never and len(never) == len(regular):
        return Finding.attention("Nothing has been planned yet. A worker plans the regular work when it starts: ./joinedup worker")
    late = [name for name in regular if name in rows and rows[name].next_at < now - LATE]
    broken = [f"{name} ({rows[name].last_error})" for name in regular if name in rows and rows[name].last_error]
    faults = [
        *(f"{name} has never been planned" for name in never),
        *(f"{name} is late" for name in late),
        *(f"{name} failed" for name in broken),
    ]
    if faults:
        return Finding.attention(f"Regular work: {', '.join(faults)}. Is a worker running (./joinedup worker)? Its log says more.")
    return Finding.sound(f"Regular work is up to date: {', '.join(regular)}.")
