"""Addresses of background work."""

from django.urls import path

from joinedup.jobs import views

app_name = "jobs"
urlpatterns = [
    path("jobs/", views.show_jobs, name="show_jobs"),
    path("jobs/<str:public_id>/", views.show_job, name="show_job"),
    path("jobs/<str:public_id>/cancel/", views.cancel_job, name="cancel_job"),
    path("jobs/<str:public_id>/again/", views.try_job_again, name="try_job_again"),
]
