"""What the pages on the way in share: where the visitor is, which browser this is, signing in, where to go next."""

import secrets
from typing import Any

from allauth.account.internal.flows.login import perform_login, record_authentication
from allauth.account.models import Login
from allauth.core.internal.httpkit import get_client_ip
from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse, QueryDict
from django.utils.crypto import salted_hmac
from django.utils.http import url_has_allowed_host_and_scheme

KNOWN = "joinedup-known"
KNOWN_FOR = 365 * 24 * 3600
MOST_KNOWN = 5


def posted(request: HttpRequest) -> QueryDict | None:
    """Return what was sent, also when it is empty: a press without any answer must be told what is missing."""
    return request.POST if request.method == "POST" else None


def place_of(request: HttpRequest) -> str:
    """Return the visitor's IP address, read behind as many proxies as settings trust."""
    return get_client_ip(request) or request.META.get("REMOTE_ADDR") or "unknown"


def safe_next(request: HttpRequest, asked: str) -> str:
    """Return an address of our own to go to after signing in; anything else becomes Home."""
    is_ours = url_has_allowed_host_and_scheme(asked, allowed_hosts={request.get_host()}, require_https=request.is_secure())
    return asked if asked and is_ours else settings.LOGIN_REDIRECT_URL


def known_browser(request: HttpRequest, address: str) -> str:
    """Return the mark of this browser if this address has signed in with it before, else nothing."""
    return _marks(request).get(_short(address), "")


def log_in(request: HttpRequest, user: Any, *, then: str) -> HttpResponse:
    """Sign the user in through allauth's pipeline, where later stages (passkeys, one-time codes) may ask for more."""
    record_authentication(request, user, method="code", email=user.email)
    marks = _marks(request)
    response: HttpResponse = perform_login(request, Login(user=user, email=user.email, redirect_url=then))
    mark = marks.pop(_short(user.email), "") or secrets.token_urlsafe(9)
    kept = [*marks.items(), (_short(user.email), mark)][-MOST_KNOWN:]
    response.set_cookie(
        KNOWN,
        signing.dumps(dict(kept), salt=KNOWN),
        max_age=KNOWN_FOR,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )
    return response


def _marks(request: HttpRequest) -> dict[str, str]:
    try:
        return dict(signing.loads(request.COOKIES.get(KNOWN, ""), salt=KNOWN, max_age=KNOWN_FOR))
    except signing.BadSignature:
        return {}


def _short(address: str) -> str:
    return salted_hmac("joinedup.accounts.known_browser", address.strip().lower(), algorithm="sha256").hexdigest()[:16]
