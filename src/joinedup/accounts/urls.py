"""Addresses of accounts."""

from django.urls import path

from joinedup.accounts import views

app_name = "accounts"
urlpatterns = [
    path("sign-in/", views.sign_in, name="sign_in"),
    path("l/<str:token>/", views.open_link, name="open_link"),
]
