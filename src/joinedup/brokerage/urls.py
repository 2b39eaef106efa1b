"""Addresses of needs, offers, calls, plans and introductions."""

from django.urls import path

from joinedup.brokerage.views import introductions, plans

app_name = "brokerage"
urlpatterns = [
    path("a/<slug:slug>/plans/", plans.list_plans, name="list_plans"),
    path("a/<slug:slug>/plans/new/", plans.make_plan, name="make_plan"),
    path("a/<slug:slug>/plans/<str:public_id>/", plans.show_plan, name="show_plan"),
    path("a/<slug:slug>/plans/<str:public_id>/suggestions/", plans.change_suggestions, name="change_suggestions"),
    path("a/<slug:slug>/plans/<str:public_id>/send/", plans.send_introductions, name="send_introductions"),
    path("a/<slug:slug>/plans/<str:public_id>/sent/", plans.introductions_sent, name="introductions_sent"),
    path("a/<slug:slug>/plans/<str:public_id>/again/", plans.make_plan_again, name="make_plan_again"),
    path("a/<slug:slug>/plans/<str:public_id>/aside/", plans.set_plan_aside, name="set_plan_aside"),
    path("a/<slug:slug>/introductions/", introductions.list_introductions, name="list_introductions"),
    path("a/<slug:slug>/introductions/<str:public_id>/", introductions.show_introduction, name="show_introduction"),
    path("a/<slug:slug>/introductions/<str:public_id>/back/", introductions.take_back_introduction, name="take_back_introduction"),
    path("a/<slug:slug>/introduction-answers/<str:public_id>/release/", introductions.release_answer, name="release_answer"),
    path("introductions/<str:public_id>/", introductions.answer_introduction, name="answer_introduction"),
    path("introductions/<str:public_id>/answered/", introductions.introduction_answered, name="introduction_answered"),
]
