"""Signing in, links, areas and their people."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse

from joinedup.core.requests import Request


@login_not_required
def sign_in(request: Request) -> HttpResponse:
    return HttpResponse()


@login_not_required
def open_link(request: Request, token: str) -> HttpResponse:
    return HttpResponse()
