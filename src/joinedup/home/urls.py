"""Addresses of the landing page, home, an area's front page, search and the two statements."""

from django.urls import path

from joinedup.home import views

app_name = "home"
urlpatterns = [
    path("", views.show_landing, name="show_landing"),
    path("home/", views.show_home, name="show_home"),
    path("seen/", views.note_all, name="note_all"),
    path("search/", views.search, name="search"),
    path("privacy/", views.privacy, name="privacy"),
    path("accessibility/", views.accessibility, name="accessibility"),
    path("a/<slug:slug>/", views.show_area, name="show_area"),
]
