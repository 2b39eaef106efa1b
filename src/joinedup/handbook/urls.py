"""Addresses of the handbook and of risks."""

from django.urls import path

from joinedup.handbook import views

app_name = "handbook"
_ONE = "a/<slug:slug>/partnerships/<str:public_id>/"
urlpatterns = [
    path(f"{_ONE}handbook/", views.show_handbook, name="show_handbook"),
    path(f"{_ONE}handbook/<str:form>/", views.download_handbook, name="download_handbook"),
    path(f"{_ONE}risks/", views.list_risks, name="list_risks"),
    path(f"{_ONE}risks/add/", views.add_risk, name="add_risk"),
    path(f"{_ONE}risks/<str:risk_id>/", views.show_risk, name="show_risk"),
]
