"""Addresses of the design system: the gallery, for those who build pages."""

from django.conf import settings
from django.urls import URLPattern

app_name = "ui"
urlpatterns: list[URLPattern] = []
if settings.DEBUG or settings.MODE in {"demo", "test"}:
    pass
