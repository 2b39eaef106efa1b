"""Pages of an area that lists the whole register, each against a bare view: same middleware, user and queries, one table of the facts."""

import os
import random
import statistics
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from unittest import mock

HELP = "list, profile and finder pages of 27,153 schools, each against a bare table of the same facts"
FILE = "open_establishments_20250524.csv.gz"
ROUNDS, SEED = 60, 2026
BARE = (
    "<!DOCTYPE html><title>Bare</title><table>{% for row in rows %}<tr>"
    "{% for cell in row %}<td>{{ cell }}</td>{% endfor %}</tr>{% endfor %}</table>"
)
WORDS = ("st josephs brad", "oak primary leeds", "harris academy", "park high", "all saints rc", "riverside", "king edward", "hill top")


def run(as_json: bool) -> dict[str, Any]:
    """Measure on the empty database that the environment names."""
    from django.urls import reverse

    client, slug, urns = _furnish()
    drawn = random.Random(SEED)
    addresses: dict[str, Callable[[], str]] = {
        "list": lambda: f"/a/{slug}/organisations/?page={drawn.randint(1, 200)}",
        "profile": lambda: f"/a/{slug}/organisations/{drawn.choice(urns)}/",
        "finder": lambda: f"{reverse('register:find')}?q={drawn.choice(WORDS).replace(' ', '+')}",
    }
    figures: dict[str, Any] = {"schools": len(urns)}
    for name, address in addresses.items():
        figures |= _compare(client, name, address)
        if not as_json:
            print(f"{name}: {figures[f'{name}_ratio']:.2f} of the bare view's speed, {figures[f'{name}_queries']} queries")
    return figures


def _furnish() -> tuple[Any, str, list[int]]:
    """Load the register, list all of it in one area, sign its officer in."""
    from django.test import Client

    from joinedup.accounts import queries as accounts
    from joinedup.accounts.models import User
    from joinedup.accounts.services import areas
    from joinedup.core.actors import SYSTEM
    from joinedup.directory import services as directory
    from joinedup.directory.choices import AttachedBy
    from joinedup.register import services as register
    from joinedup.register.models import Establishment

    path = Path(os.environ.get("JOINEDUP_DATA", "../shared/data")) / "gias" / FILE
    with path.open("rb") as file:
        register.import_file(register.Wanted(source=file, name=FILE), by=SYSTEM)
    user = User.objects.create_user("bench@example.org", name="Bench", is_administrator=True)
    area = areas.create_area_with_officer(details=areas.AreaDetails("England"), officer=user.email, by=accounts.actor_for(user))
    by = accounts.actor_for(user).within(area_id=area.pk, area_slug=area.slug)
    urns = list(Establishment.objects.values_list("pk", flat=True))
    directory.attach_urns(area=area, urns=urns, by=by, how=AttachedBy.PICKED)
    client = Client(SERVER_NAME="localhost")
    client.force_login(user)
    return client, area.slug, urns


def _compare(client: Any, name: str, address: Callable[[], str]) -> dict[str, Any]:
    """Ask for page and bare view in turns, so that both meet the same machine."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    for _warm_up in range(5):
        _seconds(client, address())
        with _bare():
            _seconds(client, address())
    pages, bares, queries = [], [], 0
    for _round in range(ROUNDS):
        where = address()
        pages.append(_seconds(client, where))
        with _bare():
            bares.append(_seconds(client, where))
    for _round in range(5):
        with CaptureQueriesContext(connection) as asked:
            client.get(address())
        queries = max(queries, len(asked))
    page, bare = statistics.median(pages), statistics.median(bares)
    return {
        f"{name}_ratio": round(bare / page, 2),
        f"{name}_queries": queries,
        f"{name}_ms": round(page * 1000, 1),
        f"{name}_bare_ms": round(bare * 1000, 1),
    }


def _seconds(client: Any, address: str) -> float:
    started = time.perf_counter()
    response = client.get(address)
    taken = time.perf_counter() - started
    if response.status_code != 200:
        raise RuntimeError(f"{address} answers {response.status_code}")
    return taken


@contextmanager
def _bare() -> Iterator[None]:
    """Let the same views hand what they read to one bare table instead of their page."""
    views = "joinedup.directory.views"
    with mock.patch(f"{views}.lists.render", _table), mock.patch(f"{views}.profile.render", _table):
        yield


def _table(request: Any, template: str, context: Mapping[str, Any]) -> Any:
    from django.http import HttpResponse
    from django.template import engines

    return HttpResponse(engines.all()[0].from_string(BARE).render({"rows": list(_rows(context))}, request))


def _rows(context: Mapping[str, Any]) -> Iterable[tuple[object, ...]]:
    """Return the facts that the page would show."""
    if "profile" in context:
        shown = context["profile"]
        yield (context["organisation"].name, context["organisation"].place)
        yield from ((fact.label, fact.value) for fact in shown.facts)
        yield from ((line.name, line.kind) for line in shown.people)
        yield from ((note.on, note.text) for note in shown.notes)
        return
    for row in context.get("rows") or context.get("found", ()):
        yield (row.name, getattr(row, "place", ""), getattr(row, "town", ""), getattr(row, "urn", ""), getattr(row, "phase", ""))
