"""Addresses of all rooms."""

from django.conf import settings
from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    *([path("", include("joinedup.demo.urls"))] if settings.MODE in {"demo", "test"} else []),
    path("", include("joinedup.home.urls")),
    path("", include("joinedup.news.urls")),
    path("", include("joinedup.funding.urls")),
    path("", include("joinedup.calls.urls")),
    path("", include("joinedup.brokerage.urls")),
    path("", include("joinedup.introductions.urls")),
    path("", include("joinedup.peer_reviews.urls")),  # before plans: an address of a plan is any word there
    path("", include("joinedup.plans.urls")),
    path("", include("joinedup.register.urls")),
    path("", include("joinedup.accounts.urls")),
    path("", include("joinedup.meetings.urls")),
    path("", include("joinedup.decisions.urls")),
    path("", include("joinedup.reviews.urls")),
    path("", include("joinedup.handbook.urls")),
    path("", include("joinedup.groups.urls")),
    path("", include("joinedup.beginnings.urls")),
    path("", include("joinedup.partnerships.urls")),
    path("", include("joinedup.files.urls")),
    path("", include("joinedup.jobs.urls")),
    path("", include("joinedup.audit.urls")),
    path("", include("joinedup.notices.urls")),
    path("", include("joinedup.actions.urls")),
    path("", include("joinedup.calendars.urls")),
    path("", include("joinedup.contacts.urls")),
    path("", include("joinedup.directory.urls")),
    path("", include("joinedup.ui.urls")),
]

handler400 = "joinedup.ui.errors.bad_request"
handler403 = "joinedup.ui.errors.forbidden"
handler404 = "joinedup.ui.errors.not_found"
handler500 = "joinedup.ui.errors.server_error"
