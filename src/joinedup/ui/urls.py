"""Addresses of the design system: the page for when the connection is gone; the gallery, for those who build pages."""

from django.conf import settings
from django.urls import URLPattern, path

from joinedup.ui import views

app_name = "ui"
urlpatterns: list[URLPattern] = [
    path("offline/", views.show_offline, name="show_offline"),
    path("offline.js", views.keep_offline_page, name="keep_offline_page"),
]
if settings.DEBUG or settings.MODE in {"demo", "test"}:
    urlpatterns += [
        path("gallery/", views.show_gallery, name="show_gallery"),
        path("gallery/found.json", views.find_sample, name="find_sample"),
        path("gallery/<slug:name>/", views.show_piece, name="show_piece"),
    ]
