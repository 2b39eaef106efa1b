"""Sends the access table's requests: one client per kind of visitor, each request undone, the answer put into a word."""

import importlib
import importlib.util
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.cookies import SimpleCookie
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.conf import settings
from django.db import connection, transaction
from django.http import HttpResponseBase
from django.shortcuts import resolve_url
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from joinedup.accounts import queries
from joinedup.accounts.models import User
from joinedup.accounts.services import sessions
from joinedup.core import clock
from joinedup.core.actors import Actor
from tests.architecture.access import FORBIDDEN, GONE, NOT_FOUND, OK, REFUSED, SIGN_IN, Answer, Link, Route, World

ALWAYS_WRITABLE = ("django_session", "joinedup_cache", "accounts_session", "account_", "usersessions_")
_STATUS = {404: NOT_FOUND, 403: FORBIDDEN, 409: REFUSED, 410: GONE, 422: REFUSED}


def rooms_with_a_table() -> list[Any]:
    """Return the rooms' `tests.access` modules, the lowest floor first."""
    names = [f"joinedup.{room}.tests.access" for room in ("demo", *settings.ROOMS)]
    return [importlib.import_module(name) for name in reversed(names) if importlib.util.find_spec(name) is not None]


def all_routes() -> list[Route]:
    """Return every entry of every room."""
    return [route for module in rooms_with_a_table() for route in module.ROUTES]


def url_names(resolver: URLResolver | None = None, prefix: str = "") -> Iterator[str]:
    """Yield the full name of each address of config.urls."""
    for pattern in (resolver or get_resolver()).url_patterns:
        if isinstance(pattern, URLPattern):
            yield f"{prefix}{pattern.name or pattern.pattern}"
        else:
            yield from url_names(pattern, f"{prefix}{pattern.namespace}:" if pattern.namespace else prefix)


@contextmanager
def undone() -> Iterator[None]:
    """Run what is inside in a transaction that is rolled back."""
    block = transaction.atomic()
    block._from_testcase = True  # type: ignore[attr-defined]  # durable blocks inside are allowed, as in Django's TestCase
    with block:
        yield
        transaction.set_rollback(True)


@contextmanager
def kept_open() -> Iterator[None]:
    """Keep the connection while the world stands in a transaction: the end of each test would close it, except in memory."""
    close = connection.close
    connection.close = lambda: None
    try:
        yield
    finally:
        connection.close = close


@contextmanager
def roles_read_once() -> Iterator[None]:
    """Read the roles of each person of the world once for all their requests: whatever a request changes is undone."""
    actors: dict[int, Actor] = {}

    def actor_for(user: User) -> Actor:
        if user.pk not in actors:
            actors[user.pk] = read(user)
        return actors[user.pk]

    read = queries.actor_for
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(queries, "actor_for", actor_for)
        yield


def signed_in(world: World) -> dict[object, SimpleCookie]:
    """Sign every user of the world in and return their cookies."""
    cookies: dict[object, SimpleCookie] = {"nobody": SimpleCookie()}
    for name, user in world.users.items():
        client = Client()
        client.force_login(user)
        session = client.session
        session[sessions.SEEN] = int(clock.now().timestamp())  # or each of thousands of requests, all undone, would write it
        session.save()
        cookies[name] = client.cookies
    return cookies


class Visits:
    """Opens addresses as one visitor after the other; what a request does, also to their sessions, is undone."""

    def __init__(self, world: World, client: Client) -> None:
        self.world = world
        self._cookies = dict(world.cookies)
        self._client = client  # one for all: a new one would build all middleware again

    def answer(self, route: Route, method: str, visitor: str) -> tuple[Answer | int, list[str]]:
        """Send the request; return the answer (or the odd status code) and the statements that wrote."""
        client = self._visiting(route, visitor)
        args = route.args(self.world)
        url = reverse(route.name, kwargs=dict(args)) if isinstance(args, dict) else reverse(route.name, args=args)
        with undone(), _noted_writes(route.may_write) as wrote:
            data: Any = route.query if method in {"GET", "HEAD"} else (route.data(self.world) if route.data else {})
            response = client.generic(method, url) if method not in {"GET", "POST"} else getattr(client, method.lower())(url, data)
            answer = self._read(response, method)
            response.close()
        return answer, wrote

    def _read(self, response: HttpResponseBase, method: str) -> Answer | int:
        if 300 <= response.status_code < 400:
            sign_in = urlsplit(resolve_url(settings.LOGIN_URL)).path
            return SIGN_IN if urlsplit(response["Location"]).path == sign_in else OK
        if 200 <= response.status_code < 300:
            return OK
        return _STATUS.get(response.status_code, response.status_code)

    def _visiting(self, route: Route, visitor: str) -> Client:
        link = self._link(route) if visitor == "link" else None
        key = link or ("nobody" if visitor == "link" else visitor)
        if link is not None and link not in self._cookies:
            self._cookies[link] = self._open(link)
        self._client.cookies = SimpleCookie({name: morsel.value for name, morsel in self._cookies[key].items()})
        return self._client

    def _link(self, route: Route) -> Link | None:
        return route.link(self.world) if route.link else self.world.spare_link

    def _open(self, link: Link) -> SimpleCookie:
        from joinedup.accounts.services import links
        from joinedup.core.actors import SYSTEM

        by = SYSTEM.within(area_id=self.world.here.pk, area_slug=self.world.here.slug)
        url = links.give_link(purpose=link.purpose, subject=link.subject, address=link.address, days=7, by=by)
        self._client.cookies = SimpleCookie()
        self._client.get(urlsplit(url).path)
        return self._client.cookies


@contextmanager
def _noted_writes(allowed: tuple[str, ...]) -> Iterator[list[str]]:
    """Note the statements that write; Django's own capturing asks SQLite once more for each statement to say it with its values."""
    wrote: list[str] = []

    def note(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: dict[str, Any]) -> Any:
        if _writes(sql, allowed):
            wrote.append(f"{sql} {params}")
        return execute(sql, params, many, context)

    with connection.execute_wrapper(note):
        yield wrote


def _writes(sql: str, allowed: tuple[str, ...]) -> bool:
    words = sql.split(None, 3)
    if not words or words[0].upper() not in {"INSERT", "UPDATE", "DELETE"}:
        return False
    table = (words[1] if words[0].upper() == "UPDATE" else words[2]).strip('"').strip("`")
    return not any(table.startswith(name) for name in (*ALWAYS_WRITABLE, *allowed))
