"""Addresses of needs and offers; an organisation's own exist twice: for itself, and inside an area."""

from collections.abc import Callable
from typing import Any

from django.urls import URLPattern, path

from joinedup.brokerage.views import area, entries, things, uploads

app_name = "brokerage"


def _both(route: str, view: Callable[..., Any], name: str) -> list[URLPattern]:
    return [path(route, view, name=name), path(f"a/<slug:slug>/{route}", view, name=f"{name}_in_area")]


_NEEDS = "needs-and-offers"
_THING = "needs-and-offers/<str:noun>/<str:public_id>"

urlpatterns = [
    path(f"{_NEEDS}/", things.show_mine, name="show_mine"),
    path(f"a/<slug:slug>/{_NEEDS}/", area.show_area, name="show_area"),
    path(f"a/<slug:slug>/{_NEEDS}/enter/", area.choose_organisation, name="choose_organisation"),
    path(f"a/<slug:slug>/{_NEEDS}/add-topic/", area.add_topic, name="add_topic"),
    path("a/<slug:slug>/needs-and-offers/list.<slug:ending>", uploads.download_list, name="download_list"),
    path("a/<slug:slug>/needs-and-offers/upload/", uploads.upload_list, name="upload_list"),
    path("a/<slug:slug>/needs-and-offers/upload/<str:public_id>/", uploads.check_upload, name="check_upload"),
    path("a/<slug:slug>/needs-and-offers/upload/<str:public_id>/faults.csv", uploads.download_faults, name="download_faults"),
    path("a/<slug:slug>/needs-and-offers/template.<slug:ending>", uploads.download_template, name="download_template"),
    *_both(f"{_NEEDS}/of/<str:key>/", things.show_organisation, "show_organisation"),
    *_both(f"{_NEEDS}/of/<str:key>/add-<str:noun>/", things.add_thing, "add_thing"),
    *_both(f"{_THING}/", things.show_thing, "show_thing"),
    *_both("needs-and-offers/need/<str:public_id>/evidence/", things.add_evidence, "add_evidence"),
    *_both(f"{_THING}/change/", things.change_thing, "change_thing"),
    *_both(f"{_THING}/share/<slug:area_slug>/", things.share_thing, "share_thing"),
    *_both(f"{_THING}/do/<slug:verb>/", things.move_thing, "move_thing"),
    path("a/<slug:slug>/needs-and-offers/of/<str:key>/ask-to-confirm/", entries.ask_to_confirm, name="ask_to_confirm"),
    path("confirm/<str:public_id>/", entries.confirm_entries, name="confirm_entries"),
]
