"""Addresses of introductions; an organisation's own pages exist twice: for itself, and inside an area."""

from collections.abc import Callable
from typing import Any

from django.urls import URLPattern, path

from joinedup.introductions.views import given, schools
from joinedup.introductions.views import introductions as views

app_name = "introductions"


def _both(route: str, view: Callable[..., Any], name: str) -> list[URLPattern]:
    return [path(route, view, name=name), path(f"a/<slug:slug>/{route}", view, name=f"{name}_in_area")]


urlpatterns = [
    path("a/<slug:slug>/introductions/", views.list_introductions, name="list_introductions"),
    path("a/<slug:slug>/introductions/<str:public_id>/", views.show_introduction, name="show_introduction"),
    path("a/<slug:slug>/introductions/<str:public_id>/back/", views.take_back_introduction, name="take_back_introduction"),
    path("a/<slug:slug>/introduction-answers/<str:public_id>/release/", views.release_answer, name="release_answer"),
    path("introductions/<str:public_id>/", views.answer_introduction, name="answer_introduction"),
    path("introductions/<str:public_id>/answered/", views.introduction_answered, name="introduction_answered"),
    *_both("given/of/<str:key>/", given.show_given, "show_given"),
    *_both("given/of/<str:key>/add/", given.add_gift, "add_gift"),
    *_both("suggested/of/<str:key>/", schools.show_suggested, "show_suggested"),
    path("suggested/rests/<str:public_id>/lift/", schools.lift_rest, name="lift_rest"),
    path("given/<str:public_id>/", given.tell_given, name="tell_given"),
    path("a/<slug:slug>/given/", given.show_area_given, name="show_area_given"),
    path("a/<slug:slug>/given/ask/", given.ask_what_came_of_it, name="ask_what_came_of_it"),
]
