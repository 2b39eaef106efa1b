"""Addresses of the demo: choose somebody to be."""

from django.urls import path

from joinedup.demo import views

app_name = "demo"
urlpatterns = [
    path("demo/", views.choose_person, name="choose_person"),
    path("demo/sign-in/", views.sign_in_as, name="sign_in_as"),
]
