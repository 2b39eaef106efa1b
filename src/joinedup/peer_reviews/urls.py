from django.urls import path

from joinedup.peer_reviews import views

app_name = "peer_reviews"

urlpatterns = [
    path("a/<slug:slug>/plans/reviews/", views.list_reviews, name="list_reviews"),
    path("a/<slug:slug>/plans/reviews/new/", views.plan_reviews, name="plan_reviews"),
    path("a/<slug:slug>/plans/reviews/<str:public_id>/", views.show_review, name="show_review"),
    path("a/<slug:slug>/plans/reviews/<str:public_id>/visits.<str:ending>", views.download_visits, name="download_visits"),
]
