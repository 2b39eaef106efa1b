"""Addresses of what comes before a partnership."""

from django.urls import path

from joinedup.beginnings import views

app_name = "beginnings"
urlpatterns = [
    path("a/<slug:slug>/beginnings/looks/<str:public_id>/", views.show_look, name="show_look"),
    path("a/<slug:slug>/partnerships/<str:public_id>/beginning/", views.show_beginning, name="show_beginning"),
]
