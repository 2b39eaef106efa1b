"""Addresses of the landing page, home, an area's front page and picture, search and the two statements."""

from django.urls import path

from joinedup.home.views import front, pictures

app_name = "home"
urlpatterns = [
    path("", front.show_landing, name="show_landing"),
    path("home/", front.show_home, name="show_home"),
    path("seen/", front.note_all, name="note_all"),
    path("search/", front.search, name="search"),
    path("privacy/", front.privacy, name="privacy"),
    path("accessibility/", front.accessibility, name="accessibility"),
    path("a/<slug:slug>/", front.show_area, name="show_area"),
    path("a/<slug:slug>/picture/", pictures.show_picture, name="show_picture"),
    path("a/<slug:slug>/picture/list.<slug:ending>", pictures.download_picture, name="download_picture"),
    path("a/<slug:slug>/calls/<str:public_id>/coverage/", pictures.show_coverage, name="show_coverage"),
]
