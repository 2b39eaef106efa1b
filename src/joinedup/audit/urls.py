"""Addresses of the record."""

from django.urls import path

from joinedup.audit import views

app_name = "audit"
urlpatterns = [path("a/<slug:slug>/record/", views.show_record, name="show_record")]
