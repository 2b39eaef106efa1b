"""Addresses of stored files."""

from django.urls import path

from joinedup.files import views

app_name = "files"
urlpatterns = [path("files/<str:public_id>/", views.download_file, name="download_file")]
