"""Addresses of funded programmes: an area's table, and who already pays for one need."""

from django.urls import path

from joinedup.funding import views

app_name = "funding"
_TABLE = "a/<slug:slug>/funded-programmes"
urlpatterns = [
    path(f"{_TABLE}/", views.list_programmes, name="list_programmes"),
    path(f"{_TABLE}/needs/", views.list_paid_needs, name="list_paid_needs"),
    path(f"{_TABLE}/add/", views.add_programme, name="add_programme"),
    path(f"{_TABLE}/list.<slug:ending>", views.download_programmes, name="download_programmes"),
    path(f"{_TABLE}/template.<slug:ending>", views.download_template, name="download_template"),
    path(f"{_TABLE}/upload/", views.upload_programmes, name="upload_programmes"),
    path(f"{_TABLE}/upload/<str:public_id>/", views.check_programmes, name="check_programmes"),
    path(f"{_TABLE}/upload/<str:public_id>/faults.csv", views.download_faults, name="download_faults"),
    path(f"{_TABLE}/<str:public_id>/", views.show_programme, name="show_programme"),
    path(f"{_TABLE}/<str:public_id>/change/", views.change_programme, name="change_programme"),
    path(f"{_TABLE}/<str:public_id>/do/<slug:verb>/", views.press_programme, name="press_programme"),
    path("needs-and-offers/need/<str:need_id>/who-pays/", views.show_payers, name="show_payers"),
    path("a/<slug:slug>/needs-and-offers/need/<str:need_id>/who-pays/", views.show_payers, name="show_payers_in_area"),
    path("answers/<str:public_id>/need/<str:need_id>/who-pays/", views.show_payers_by_link, name="show_payers_by_link"),
]
