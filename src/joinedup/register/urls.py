"""Addresses of the register."""

from django.urls import path

from joinedup.register import views

app_name = "register"
urlpatterns = [
    path("find/", views.find, name="find"),
    path("find/suggest/", views.suggest, name="suggest"),
    path("register/imports/", views.imports, name="imports"),
    path("register/imports/new/", views.upload_register, name="upload_register"),
    path("register/imports/<str:public_id>/", views.show_import, name="show_import"),
    path("register/imports/<str:public_id>/load/", views.confirm_import, name="confirm_import"),
    path("register/imports/<str:public_id>/report/", views.download_report, name="download_report"),
]
