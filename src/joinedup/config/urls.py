"""Addresses of all rooms."""

from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("joinedup.accounts.urls")),
]
