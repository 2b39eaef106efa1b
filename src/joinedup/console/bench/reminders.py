"""Remind owners of what is due while schedulers and workers are killed at random; then with the mail server away for two hours.

Every process is real, and so is the mail server (on loopback): what is counted is what arrives there. A reminder is one
occasion of one action; a digest is the one mail that a person gets of all of theirs.
"""

import logging
import os
import random
import select
import signal
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import Any
from unittest import mock

HELP = "100,000 due reminders (SQLite 10,000) through kill -9 at random, and a mail server that is away for two hours"
N_REMINDERS = {"postgresql": 100_000, "sqlite": 10_000}
ACTIONS_EACH = 5
SCHEDULERS, WORKERS = 2, 3
KILL_EVERY = (1.0, 4.0)  # seconds; only a process that is at work is killed: one that still starts up would prove nothing
LEASE = timedelta(seconds=4)  # of jobs and mails: what a killed process held is taken up soon
DAWN, DAY = datetime(2026, 11, 9, 6, 30, tzinfo=UTC), datetime(2026, 11, 9, 8, 0, tzinfo=UTC)
OUTAGE = timedelta(hours=2)
SEED = 2026


def run(as_json: bool) -> dict[str, Any]:
    """Measure on the empty database that the environment names."""
    from django.db import connection

    wanted = int(os.environ.get("JOINEDUP_BENCH_REMINDERS", "0")) or N_REMINDERS[connection.vendor]
    n = wanted - wanted % ACTIONS_EACH
    area_id = furnish(n)
    with post_office() as post:
        crashes = through_kills(n, area_id, post)
        outage = through_an_outage(min(n, 2_500), post)
    figures = {"reminders": n, "digests": n // ACTIONS_EACH, **crashes, **outage}
    if not as_json:
        print(f"{n} reminders: {figures['lost']} lost, {figures['double']} double after {figures['kills']} kills.")
    return figures


# What is due


def furnish(n: int) -> int:
    """Make people who owe five things each: due in a week, today, a week ago; return the area's inner id."""
    from joinedup.accounts.models import Area
    from joinedup.actions.models import Action

    day = DAWN.date()
    area, _made = Area.objects.get_or_create(slug="bench", defaults={"name": "Brackwater", "reply_to": "office@bench.example"})
    dues = [day + timedelta(days=days) for days in (7, 0, -7, 0, 7)]
    for first in range(0, n // ACTIONS_EACH, 1_000):
        places = _schools(area, first // 10, min(first + 1_000, n // ACTIONS_EACH) - first)
        rows = [
            Action(area=area, organisation=place, owner=person, what=f"Thing {k + 1}", due_on=due, told_on=day - timedelta(days=1))
            for place, person in places
            for k, due in enumerate(dues)
        ]
        Action.objects.bulk_create(rows, batch_size=1_000)
    return area.pk


def _schools(area: Any, first: int, n: int) -> list[tuple[Any, Any]]:
    """Make a school for every ten people, and the people with their addresses and roles."""
    from joinedup.directory.choices import OrganisationKind, RoleKind
    from joinedup.directory.models import Address, Organisation, Person, Role, RoleShare, fold

    names = [f"Bench School {first + k}" for k in range((n + 9) // 10)]
    kind = OrganisationKind.SCHOOL
    schools = Organisation.objects.bulk_create(
        [Organisation(kind=kind, name=name, name_key=fold(name), register_key=f"bench:{name}") for name in names]
    )
    people = Person.objects.bulk_create([Person(name=f"Person {first * 10 + k}") for k in range(n)])
    Address.objects.bulk_create([Address(person=person, email=f"p{person.pk}@bench.example") for person in people])
    pairs = [(schools[k // 10], person) for k, person in enumerate(people)]
    since = date(2025, 9, 1)
    roles = Role.objects.bulk_create(
        [Role(person=person, organisation=place, kind=RoleKind.HEAD, from_on=since, confirmed_on=since) for place, person in pairs]
    )
    RoleShare.objects.bulk_create([RoleShare(role=role, area=area) for role in roles])
    return pairs


# The mail server


@dataclass
class PostOffice:
    """What arrived: Message-ID and address of each mail, in order."""

    port: int
    arrived: list[tuple[str, str]] = field(default_factory=list)
    open: Callable[[], None] = lambda: None
    shut: Callable[[], None] = lambda: None

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:
        """Take a mail."""
        head = bytes(envelope.content).split(b"\r\n\r\n", 1)[0].decode("ascii", "replace")
        (message_id,) = (line[12:].strip() for line in head.splitlines() if line.lower().startswith("message-id:"))
        self.arrived.append((message_id, envelope.rcpt_tos[0]))
        return "250 taken"

    def counts(self) -> tuple[int, int, int]:
        """Return how many addresses got mail, how many different mails came above one for each, and how many came again."""
        ids: dict[str, set[str]] = {}
        for message_id, to in self.arrived:
            ids.setdefault(to, set()).add(message_id)
        n_different = sum(len(of_one) for of_one in ids.values())
        return len(ids), n_different - len(ids), len(self.arrived) - n_different


@contextmanager
def post_office() -> Iterator[PostOffice]:
    """Be a mail server on loopback that can be shut and opened again."""
    import socket

    from aiosmtpd.controller import Controller

    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        office = PostOffice(int(probe.getsockname()[1]))
    running: list[Controller] = []

    def open_it() -> None:
        running.append(Controller(office, hostname="127.0.0.1", port=office.port))
        running[-1].start()

    office.open, office.shut = open_it, lambda: running.pop().stop()
    office.open()
    try:
        yield office
    finally:
        while running:
            office.shut()


# Kill -9 at random


def through_kills(n: int, area_id: int, post: PostOffice) -> dict[str, Any]:
    """Write and send in real processes of which one after the other is killed; count what is kept and what arrived."""
    from joinedup.actions.models import Reminder
    from joinedup.notices.models import Message

    mine = Message.objects.filter(area_id=area_id)
    rng, kills = random.Random(SEED), Counter[str]()
    wrote = _with_kills(["schedule"] * SCHEDULERS + ["work"] * WORKERS, DAWN, post, lambda: Reminder.objects.count() >= n, (rng, kills))
    sent = _with_kills(["work"] * WORKERS, DAY, post, lambda: not mine.exclude(state="sent").exists(), (rng, kills))
    n_people, n_double, n_again = post.counts()
    digests = n // ACTIONS_EACH
    rows = Reminder.objects.values_list("action_id", "person_id", "occasion", "due_on")
    return {
        "kills": sum(kills.values()),
        "lost": (n - len(set(rows))) + (digests - n_people),
        "double": (len(rows) - len(set(rows))) + (mine.count() - digests) + n_double,
        "came_again_under_the_same_message_id": n_again,
        "write_seconds": round(wrote, 1),
        "written_per_second": round(digests / wrote, 1),
        "send_seconds": round(sent, 1),
        "sent_per_second": round(digests / sent, 1),
        "digests_per_second": round(digests / (wrote + sent), 1),
    }


def _with_kills(parts: list[str], at: datetime, post: PostOffice, is_done: Callable[[], bool], chance: tuple[random.Random, Any]) -> float:
    """Let these processes work until it is done, killing one at random again and again; return the seconds that it took."""
    rng, kills = chance
    started = time.perf_counter()
    running = [(part, _process(part, at, post)) for part in parts]
    try:
        next_kill = started + 3 + rng.uniform(*KILL_EVERY)
        while not is_done():
            time.sleep(0.2)
            if time.perf_counter() >= next_kill:
                next_kill = time.perf_counter() + rng.uniform(*KILL_EVERY)
                at_work = [one for one in running if _is_at_work(one[1])]
                if not at_work:
                    continue
                part, process = victim = rng.choice(at_work)
                process.send_signal(signal.SIGKILL)
                process.wait()
                kills[part] += 1
                running.remove(victim)
                running.append((part, _process(part, at, post)))
        return time.perf_counter() - started
    finally:
        for _part, process in running:
            process.kill()
            process.wait()


def _process(part: str, at: datetime, post: PostOffice) -> "subprocess.Popen[bytes]":
    command = [sys.executable, "-P", "-c", f"from joinedup.console.bench import reminders; reminders.{part}({at.timestamp()})"]
    environment = os.environ | {"EMAIL_HOST": "127.0.0.1", "EMAIL_PORT": str(post.port)}
    return subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)


def _is_at_work(process: "subprocess.Popen[bytes]") -> bool:
    """Say whether it has said that it begins."""
    return bool(process.stdout and select.select([process.stdout], [], [], 0)[0])


def _begin(at: float) -> None:
    """Start Django in a process of its own whose clock stands still at a moment, with short leases."""
    import django

    django.setup()
    from django.conf import settings

    from joinedup.notices.services import sending

    settings.FIXED_CLOCK = datetime.fromtimestamp(at, UTC)
    sending.LEASE = LEASE
    print("at work", flush=True)


def schedule(at: float) -> None:
    """Be a scheduler: start the morning's work over and over, as two that know nothing of one another would."""
    _begin(at)
    from joinedup.core.actors import SYSTEM
    from joinedup.jobs import services as jobs
    from joinedup.jobs.models import Job

    while True:
        if Job.objects.filter(name="actions.remind", state="waiting").count() < SCHEDULERS:
            jobs.start("actions.remind", by=SYSTEM, title="Remind owners")
        time.sleep(1)


def work(at: float) -> None:
    """Be a worker: jobs, regular work and mail, as `./joinedup worker`."""
    _begin(at)
    from joinedup.jobs import services as jobs

    jobs.work(lease=LEASE)


# The mail server is away for two hours of simulated time


def through_an_outage(n: int, post: PostOffice) -> dict[str, Any]:
    """Remind everybody on the next day, send while the server is away and after it came back; compare with the outbox."""
    from django.conf import settings
    from django.db.models import F

    from joinedup.actions import services
    from joinedup.actions.models import Action, Reminder
    from joinedup.core import clock
    from joinedup.notices.models import Message

    people = list(Action.objects.order_by("owner_id").values_list("owner_id", flat=True).distinct()[: n // ACTIONS_EACH])
    Action.objects.exclude(owner__in=people).update(state="done", closed_on=DAY.date())
    Action.objects.filter(owner__in=people).update(due_on=F("due_on") + timedelta(days=1))
    Reminder.objects.all().delete()
    known = set(Message.objects.values_list("pk", flat=True))
    dawn = DAWN + timedelta(days=1)
    with clock.fixed(dawn):
        services.remind_all(today=dawn.date())
    wanted = Message.objects.exclude(pk__in=known).order_by("urgency", "goes_at", "id")
    n_wanted = wanted.count()
    post.arrived.clear()
    post.shut()
    logging.getLogger("joinedup.notices").setLevel(logging.ERROR)  # that it cannot be reached is what we want
    with mock.patch.multiple(settings, EMAIL_HOST="127.0.0.1", EMAIL_PORT=post.port):
        tries = _send_until(DAY + timedelta(days=1), DAY + timedelta(days=1) + OUTAGE)
        post.open()
        back = DAY + timedelta(days=1) + OUTAGE
        _send_until(back, back + timedelta(minutes=15))
    in_order = [row.to for row in wanted]
    _people, n_double, n_again = post.counts()
    return {
        "outage_digests": n_wanted,
        "outage_tries": tries,
        "outage_lost": n_wanted - len({to for _id, to in post.arrived}),
        "outage_double": n_double + n_again,
        "outage_in_order": [to for _id, to in post.arrived] == in_order,
    }


def _send_until(start: datetime, end: datetime) -> int:
    """Look every simulated minute whether mail has to go, as the worker does; return how often the server was tried."""
    from joinedup.core import clock
    from joinedup.notices import services as notices

    n_tries, moment = 0, start
    while moment < end:
        with clock.fixed(moment), mock.patch.object(clock, "wall_now", lambda at=moment: at):
            while notices.has_due():
                n_tries += 1
                notices.send_due(stop=threading.Event())
        moment += timedelta(minutes=1)
    return n_tries
