"""Addresses of the outbox."""

from django.urls import path

from joinedup.notices import views

app_name = "notices"
urlpatterns = [
    path("a/<slug:slug>/outbox/", views.show_outbox, name="show_outbox"),
    path("mails/together/<str:batch>/", views.show_together, name="show_together"),
    path("mails/<str:public_id>/", views.change_message, name="change_message"),
]
