"""Addresses of the demo: choose somebody to be, and read the mail that it does not send."""

from django.urls import path

from joinedup.demo import views

app_name = "demo"
urlpatterns = [
    path("demo/", views.choose_person, name="choose_person"),
    path("demo/sign-in/", views.sign_in_as, name="sign_in_as"),
    path("demo/mail/", views.show_mailbox, name="show_mailbox"),
    path("demo/mail/<slug:public_id>/", views.show_mail, name="show_mail"),
]
