"""The only template engine: Jinja2 that looks into each room's `templates/`, strict about undefined names."""

from contextvars import ContextVar
from pathlib import Path
from typing import Any

import jinja2
from django.apps import apps
from django.http import HttpRequest
from django.template.backends.jinja2 import Jinja2, Template
from django.templatetags.static import static
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext, ngettext, npgettext, pgettext

from joinedup.ui import components, filters

_request: ContextVar[HttpRequest | None] = ContextVar("ui_request", default=None)


class Page(Template):
    """A template that lets components see the request for which it is drawn (they need its CSRF token)."""

    def render(self, context: dict[str, Any] | None = None, request: HttpRequest | None = None) -> Any:
        token = _request.set(request)
        try:
            return super().render(context, request)
        finally:
            _request.reset(token)


class RoomTemplates(Jinja2):
    """Django's Jinja2 backend, looking only into the rooms: no page of another package can appear by accident."""

    @cached_property
    def template_dirs(self) -> tuple[str, ...]:
        rooms = (Path(app.path) / "templates" for app in apps.get_app_configs() if app.name.startswith("joinedup."))
        return (*self.dirs, *(str(folder) for folder in rooms if folder.is_dir()))

    def get_template(self, template_name: str) -> Page:
        found = super().get_template(template_name)
        return Page(found.template, found.backend)

    def from_string(self, template_code: str) -> Page:
        return Page(self.env.from_string(template_code), self)


def environment(**options: Any) -> jinja2.Environment:
    """Build our environment: strict, escaped, translated, with `ui`, `govuk`, `url` and `static`."""
    options |= {"undefined": jinja2.StrictUndefined, "autoescape": is_markup}
    env = jinja2.Environment(
        **options, extensions=["jinja2.ext.i18n", "jinja2.ext.do"], trim_blocks=True, lstrip_blocks=True, keep_trailing_newline=True
    )
    env.install_gettext_callables(gettext, ngettext, newstyle=True, pgettext=pgettext, npgettext=npgettext)  # type: ignore[attr-defined]
    env.globals.update({name: _counting(env.globals[name]) for name in ("gettext", "ngettext")})
    env.filters.update(filters.FILTERS)
    env.globals.update(
        url=url,
        static=static,
        ui=components.Components(env, current_request),
        govuk=components.govuk(),
    )
    return env


class Counted(int):
    """A number that stands in a sentence as the filter `number` writes it: 10,000 rows."""

    def __str__(self) -> str:
        return filters.number(int(self))


def _counting(translate: Any) -> Any:
    """Let every whole number that a sentence is given stand in it with its commas; what is not a count (a URN) is given as text."""

    @jinja2.pass_context
    def counting(context: Any, *words: Any, **values: Any) -> Any:
        return translate(context, *map(_counted, words), **{name: _counted(value) for name, value in values.items()})

    return counting


def _counted(value: Any) -> Any:
    return Counted(value) if type(value) is int else value


def is_markup(name: str | None) -> bool:
    """Say whether a template writes HTML; the texts of mails are plain, their apostrophes stay apostrophes."""
    return not (name or "").endswith(".txt")


def url(name: str, *args: Any, **query: Any) -> str:
    """Return the address of a page; keywords become the query string, blank ones are left out."""
    return reverse(name, args=args) + filters.query(query)


def current_request() -> HttpRequest | None:
    """Return the request whose page is being drawn, None while drawing a mail or a document."""
    return _request.get()


def engine() -> RoomTemplates:
    """Return our engine, wherever it stands in settings."""
    from django.template import engines

    found = next(one for one in engines.all() if isinstance(one, RoomTemplates))
    return found


def render(name: str, context: dict[str, Any] | None = None, request: HttpRequest | None = None) -> str:
    """Draw a template of any room."""
    return str(engine().get_template(name).render(dict(context or {}), request))
