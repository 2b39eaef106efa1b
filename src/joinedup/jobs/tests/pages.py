from datetime import timedelta
from typing import Any

from django.contrib.auth import get_user_model
from django.urls import reverse

from joinedup.core import clock
from joinedup.core.models import new_public_id
from joinedup.jobs.choices import State
from joinedup.jobs.tests.factories import make_job
from joinedup.ui.states import PageState, Shown


def job(**given: Any) -> Shown:
    user = get_user_model().objects.create_user(f"{new_public_id()}@example.org", name="Ada Adams")
    made = make_job(user_id=user.pk, **given)
    return Shown(reverse("jobs:show_job", args=[made.public_id]), user=user)


def jobs(*states: str) -> Shown:
    shown = job(state=states[0])
    for state in states[1:]:
        make_job(user_id=shown.user.pk, **({"state": state} | (running() if state == State.RUNNING else {})))
    return Shown(reverse("jobs:show_jobs"), user=shown.user)


def none_yet() -> Shown:
    user = get_user_model().objects.create_user(f"{new_public_id()}@example.org", name="Ada Adams")
    return Shown(reverse("jobs:show_jobs"), user=user)


def running(**given: Any) -> dict[str, Any]:
    now = clock.wall_now()
    return {"state": State.RUNNING, "lease_until": now + timedelta(days=1), "started_at": now - timedelta(seconds=40), **given}


PAGES = [
    PageState("background work, none yet", none_yet),
    PageState("background work, all states", lambda: jobs(State.DONE, State.WAITING, State.RUNNING, State.FAILED, State.CANCELLED)),
    PageState("job, waiting", job),
    PageState("job, running", lambda: job(**running(n_done=4000, n_total=27153, doing="Schools read"))),
    PageState("job, running without figures", lambda: job(**running())),
    PageState("job, stopping", lambda: job(**running(cancel_asked_at=clock.wall_now()))),
    PageState("job, done", lambda: job(state=State.DONE, result={"url": "/"})),
    PageState("job, failed", lambda: job(state=State.FAILED, error="Only whole numbers from 0.")),
    PageState("job, cancelled", lambda: job(state=State.CANCELLED)),
]
