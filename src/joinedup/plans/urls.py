from django.urls import path

from joinedup.plans.views import adjusting, plans, rules

app_name = "plans"

urlpatterns = [
    path("a/<slug:slug>/plans/", plans.list_plans, name="list_plans"),
    path("a/<slug:slug>/plans/new/", plans.make_plan, name="make_plan"),
    path("a/<slug:slug>/plans/compare/", adjusting.compare_plans, name="compare_plans"),
    path("a/<slug:slug>/plans/rules/", rules.show_rules, name="show_rules"),
    path("a/<slug:slug>/plans/rules/limit/", rules.limit_organisation, name="limit_organisation"),
    path("a/<slug:slug>/plans/rules/pair/", rules.rule_pair, name="rule_pair"),
    path("a/<slug:slug>/plans/rules/line/", rules.draw_line, name="draw_line"),
    path("a/<slug:slug>/plans/rules/measure/", rules.add_measure, name="add_measure"),
    path("a/<slug:slug>/plans/rules/<str:public_id>/drop/", rules.drop_rule, name="drop_rule"),
    path("a/<slug:slug>/plans/<str:public_id>/", plans.show_plan, name="show_plan"),
    path("a/<slug:slug>/plans/<str:public_id>/suggestions/", plans.change_suggestions, name="change_suggestions"),
    path("a/<slug:slug>/plans/<str:public_id>/send/", plans.send_introductions, name="send_introductions"),
    path("a/<slug:slug>/plans/<str:public_id>/sent/", plans.introductions_sent, name="introductions_sent"),
    path("a/<slug:slug>/plans/<str:public_id>/again/", plans.make_plan_again, name="make_plan_again"),
    path("a/<slug:slug>/plans/<str:public_id>/suggestions/<str:suggestion_id>/", adjusting.adjust_suggestion, name="adjust_suggestion"),
    path("a/<slug:slug>/plans/<str:public_id>/decided/<str:need_id>/<str:offer_id>/", adjusting.free_pair, name="free_pair"),
    path("a/<slug:slug>/plans/<str:public_id>/round/", adjusting.plan_again, name="plan_again"),
    path("a/<slug:slug>/plans/<str:public_id>/take/", adjusting.take_trial, name="take_trial"),
    path("a/<slug:slug>/plans/<str:public_id>/leave/", adjusting.leave_trial, name="leave_trial"),
    path("a/<slug:slug>/plans/<str:public_id>/aside/", plans.set_plan_aside, name="set_plan_aside"),
]
