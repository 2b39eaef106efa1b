"""What templates call `ui.name(...)` and `govuk.name({...})`: each is a macro in a small file of its own."""

from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

import jinja2
from django.http import HttpRequest
from django.middleware.csrf import get_token
from django.utils.html import format_html
from django.utils.safestring import SafeString
from markupsafe import Markup, escape

from joinedup.core import once
from joinedup.ui import fields, filters, frame, navigation

NowDrawn = Callable[[], HttpRequest | None]


class Components:
    """`ui.table` is the macro `table` of `ui/components/table.html`; a few pieces need Python or the request and stand below."""

    def __init__(self, env: jinja2.Environment, request: NowDrawn) -> None:
        self._env = env
        self._request = request

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_"):
            raise AttributeError(name)
        try:
            template = self._env.get_template(f"ui/components/{name}.html")
        except jinja2.TemplateNotFound:
            raise AttributeError(f"There is no component ui/components/{name}.html") from None
        macro = getattr(template.module, name)
        if not self._env.auto_reload:
            self.__dict__[name] = macro  # the next look goes straight to it: tables ask often
        return macro

    def csrf_and_once(self, form: Any = None) -> SafeString:
        """Return the hidden fields of every form that writes: the CSRF token and the key that makes a double press harmless."""
        request = self._request()
        token = get_token(request) if request is not None else ""
        key = (getattr(form, "once_key", "") if form is not None else "") or once.new_key()
        return format_html(
            '<input type="hidden" name="csrfmiddlewaretoken" value="{}"><input type="hidden" name="once" value="{}">', token, key
        )

    def cell(self, value: Any, is_number: bool = False) -> Markup:
        """Return what stands in a cell: text, safe HTML, or {"text" or "html", "href"}; Python because tables have thousands."""
        if not isinstance(value, Mapping):
            return escape(filters.number(value) if is_number and type(value) is int else "" if value is None else value)
        words = self.cell(value["html"] if "html" in value else value["text"], is_number)
        href = value.get("href")
        return Markup('<a class="govuk-link" href="{}">{}</a>').format(href, words) if href else words

    def field_view(self, bound: Any, **overrides: Any) -> fields.FieldView:
        """Return what the macro `ui.field` needs to draw a bound field."""
        return fields.field(bound, **overrides)

    def visible_fields(self, form: Any, only: list[str] | None = None) -> list[Any]:
        """Return the bound fields to draw, in the form's order or that of `only`; those under an answer are drawn with it."""
        if only:
            return [form[name] for name in only]
        elsewhere = getattr(form, "placed_under", ())
        return [bound for bound in form.visible_fields() if bound.name not in elsewhere]

    def errors(self, form: Any) -> list[dict[str, Any]]:
        """Return the lines of the error summary, each with the id that its link leads to."""
        return fields.summary(form)

    def written(self, value: Any, how: str) -> str:
        """Return a value as one of our filters writes it."""
        return str(filters.FILTERS[how](value))

    def inside(self, kind: str) -> list[navigation.Inside]:
        """Return the ways to look at one thing of this kind that upper rooms have added, in their order."""
        return sorted((one for one in navigation.INSIDE if one.kind == kind), key=lambda one: one.order)

    def frame(self) -> frame.Frame:
        """Return what stands around every page: navigation, banners, footer."""
        return frame.frame(self._request())

    def csp_nonce(self) -> str:
        """Return the nonce that lets an inline script of this page run."""
        return str(getattr(self._request(), "csp_nonce", ""))


class Govuk:
    """The macros of govuk-frontend-jinja, in their own forgiving environment: `govuk.button({...})`, `govuk["error_summary"]`."""

    def __init__(self) -> None:
        loader = jinja2.PrefixLoader({"govuk_frontend_jinja": jinja2.PackageLoader("govuk_frontend_jinja")})
        self._env = jinja2.Environment(
            loader=loader, autoescape=True, undefined=jinja2.ChainableUndefined, trim_blocks=True, lstrip_blocks=True
        )
        self._macros: dict[str, Callable[..., Markup]] = {}

    def __getattr__(self, name: str) -> Callable[..., Markup]:
        if name.startswith("_"):
            raise AttributeError(name)
        if name not in self._macros:
            self._macros[name] = self._load(name)
        return self._macros[name]

    def __getitem__(self, name: str) -> Callable[..., Markup]:
        return self.__getattr__(name)

    def _load(self, name: str) -> Callable[..., Markup]:
        path = f"govuk_frontend_jinja/components/{name.replace('_', '-')}/macro.html"
        try:
            module = self._env.get_template(path).module
        except jinja2.TemplateNotFound:
            raise AttributeError(f"GOV.UK Frontend has no component {name}") from None
        macro = getattr(module, "govuk" + "".join(word.capitalize() for word in name.split("_")))

        def component(params: Mapping[str, Any] | None = None, **more: Any) -> Markup:
            return Markup(macro(dict(params or {}), **more))

        return component


@cache
def govuk() -> Govuk:
    """Return the one set of GOV.UK macros."""
    return Govuk()
