"""One Chromium that asks our views without a network: every request of a page is answered in the test's own transaction."""

import re
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import Context, copy_context
from dataclasses import dataclass, field
from functools import cache
from html import escape
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import urljoin, urlsplit

from django.contrib.staticfiles import finders
from django.test import Client
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Error, Locator, Page, Playwright, Route

from joinedup.console import test

CHROMIUM = Path(test.chromium() or "/nowhere")
ORIGIN = "http://localhost"
PATIENCE_S = 5.0
BLANK = "blank"
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"]
DYNAMIC = re.compile(rf"^(?!{ORIGIN}/static/)")
KINDS = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml", ".woff2": "font/woff2", ".png": "image/png"}


@contextmanager
def launched(playwright: Playwright) -> Iterator[Browser]:
    """Start the machine's Chromium, with a server for static files beside it: through us each of them would be copied four times."""
    files = _Server(("127.0.0.1", 0), _Files)
    threading.Thread(target=files.serve_forever, daemon=True).start()
    there = f"--host-resolver-rules=MAP localhost:80 127.0.0.1:{files.server_port}"
    browser = playwright.chromium.launch(executable_path=str(CHROMIUM), args=[*ARGUMENTS, there])
    try:
        yield browser
    finally:
        browser.close()
        files.shutdown()
        files.server_close()


class _Server(ThreadingHTTPServer):
    """A server that does not mind when a page is left before all its files have come."""

    def handle_error(self, request: Any, client_address: Any) -> None:
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)


class _Files(BaseHTTPRequestHandler):
    """Answers with static files, as the installation would."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        path = urlsplit(self.path).path  # the browser asks for a favicon of its own accord
        kind, body = _file(path.removeprefix("/static/")) if path.startswith("/static/") else ("", b"")
        self.send_response(200 if kind else 404)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing: a test speaks only when it fails."""


@cache
def _file(name: str) -> tuple[str, bytes]:
    if name == BLANK:
        return "text/html", b"<!doctype html><title>.</title>"
    found = finders.find(name)
    if not isinstance(found, str):
        return "", b""
    return KINDS.get(Path(found).suffix, "application/octet-stream"), Path(found).read_bytes()


@dataclass
class Visit:
    """A page opened as somebody, with what the browser complained about."""

    page: Page
    client: Client
    complaints: list[str] = field(default_factory=list)
    statuses: dict[str, int] = field(default_factory=dict)
    html: dict[str, str] = field(default_factory=dict)
    # Django keeps its connection, and so the test's transaction, by context: answers are made in the test's own.
    context: Context = field(default_factory=copy_context)


def answer(visit: Visit) -> Callable[[Route], None]:
    """Return the handler that answers the browser from the views."""

    def handle(route: Route) -> None:
        parts = urlsplit(route.request.url)
        if parts.netloc != "localhost":
            visit.complaints.append(f"asks another host: {route.request.url}")
            route.abort()
        else:
            _send_view(route, visit, parts.path + (f"?{parts.query}" if parts.query else ""))

    return handle


def _send_view(route: Route, visit: Visit, path: str) -> None:
    request = route.request
    response, body = visit.context.run(_ask, visit.client, route, path)
    if request.is_navigation_request() and "Location" in response.headers:
        route.fulfill(status=200, content_type="text/html", body=_onward(urljoin(path, response["Location"])))
        return
    if request.is_navigation_request():
        visit.statuses[path] = response.status_code
        visit.html[path] = body.decode(errors="replace")
    sent = {name: value for name, value in response.headers.items() if name.lower() not in {"set-cookie", "content-length"}}
    route.fulfill(status=response.status_code, headers=sent, body=body)


def _ask(client: Client, route: Route, path: str) -> tuple[Any, bytes]:
    request = route.request
    kept = {name: value for name, value in request.headers.items() if name in {"accept", "referer", "origin"}}
    kind = request.headers.get("content-type", "")
    response: Any = client.generic(
        request.method, path, data=request.post_data_buffer or b"", content_type=kind, headers={"host": "localhost", **kept}
    )
    return response, b"".join(response.streaming_content) if response.streaming else response.content


def _onward(address: str) -> str:
    # Chromium follows a redirect that we answer without asking us again, to a server that is not there: this page asks.
    return f'<!doctype html><title>.</title><meta http-equiv="refresh" content="0;url={escape(address)}">'


def settle(page: Page) -> None:
    """Wait until the page that is seen in the end is there, with its letters."""
    for _ in range(2):  # between two redirects a page can be empty for a moment
        arrive(page)
    while not _says(page, "document.fonts.ready.then(() => true)"):
        arrive(page)


def press(page: Page, button: Locator) -> None:
    """Press a button that sends a form and wait for what comes of it."""
    with page.expect_navigation(wait_until="load"):
        button.click()
    settle(page)


def arrive(page: Page) -> None:
    """Wait until the last of a row of redirects has loaded; where Chromium forgets one, go there for it."""
    page.wait_for_load_state("load")
    since = time.monotonic()
    onward = page.locator("meta[http-equiv=refresh]")  # asked from here: it must also work where scripts are off
    while not _says(page, "document.readyState === 'complete'") or onward.count():
        page.wait_for_timeout(20)
        if time.monotonic() - since > PATIENCE_S and onward.count():
            page.goto((onward.get_attribute("content") or "").removeprefix("0;url="))
            since = time.monotonic()
        page.wait_for_load_state("load")


def _says(page: Page, expression: str) -> bool:
    # Playwright can still speak of the page before while the next one stands there already, without its style sheet.
    try:
        return bool(page.evaluate(expression))
    except Error:  # the page was just leaving
        return False


@contextmanager
def visiting(context: BrowserContext, client: Client) -> Iterator[Visit]:
    """Open a blank page whose requests are answered as this client."""
    page = context.new_page()
    try:
        with lending(page, client) as visit:
            yield visit
    finally:
        page.close()


@contextmanager
def lending(page: Page, client: Client) -> Iterator[Visit]:
    """Let a page, which may have been somebody else's before, be answered as this client: a new page costs a process."""
    visit = Visit(page, client)

    def note_console(message: ConsoleMessage) -> None:
        if message.type == "error":
            visit.complaints.append(message.text)

    def note_error(error: Error) -> None:
        visit.complaints.append(str(error))

    page.on("console", note_console)
    page.on("pageerror", note_error)
    page.route(DYNAMIC, answer(visit))
    try:
        yield visit
    finally:
        page.remove_listener("console", note_console)
        page.remove_listener("pageerror", note_error)
        # Nothing of this visitor goes on asking; a page from elsewhere, even a blank one, would cost a new process each time.
        for attempt in range(3):
            try:
                page.goto(f"{ORIGIN}/static/{BLANK}")
                page.evaluate("() => { localStorage.clear(); sessionStorage.clear() }")
                break
            except Error:  # the visitor's page was itself just going on
                if attempt == 2:
                    raise
        page.unroute_all()
