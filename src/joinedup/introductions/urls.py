from django.urls import path

from joinedup.introductions import views

app_name = "introductions"

urlpatterns = [
    path("a/<slug:slug>/introductions/", views.list_introductions, name="list_introductions"),
    path("a/<slug:slug>/introductions/<str:public_id>/", views.show_introduction, name="show_introduction"),
    path("a/<slug:slug>/introductions/<str:public_id>/back/", views.take_back_introduction, name="take_back_introduction"),
    path("a/<slug:slug>/introduction-answers/<str:public_id>/release/", views.release_answer, name="release_answer"),
    path("introductions/<str:public_id>/", views.answer_introduction, name="answer_introduction"),
    path("introductions/<str:public_id>/answered/", views.introduction_answered, name="introduction_answered"),
]
