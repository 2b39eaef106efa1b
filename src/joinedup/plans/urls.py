from django.urls import path

from joinedup.plans.views import plans

app_name = "plans"

urlpatterns = [
    path("a/<slug:slug>/plans/", plans.list_plans, name="list_plans"),
    path("a/<slug:slug>/plans/new/", plans.make_plan, name="make_plan"),
    path("a/<slug:slug>/plans/<str:public_id>/", plans.show_plan, name="show_plan"),
    path("a/<slug:slug>/plans/<str:public_id>/suggestions/", plans.change_suggestions, name="change_suggestions"),
    path("a/<slug:slug>/plans/<str:public_id>/send/", plans.send_introductions, name="send_introductions"),
    path("a/<slug:slug>/plans/<str:public_id>/sent/", plans.introductions_sent, name="introductions_sent"),
    path("a/<slug:slug>/plans/<str:public_id>/again/", plans.make_plan_again, name="make_plan_again"),
    path("a/<slug:slug>/plans/<str:public_id>/aside/", plans.set_plan_aside, name="set_plan_aside"),
]
