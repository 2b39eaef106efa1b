"""Addresses of actions."""

from django.urls import path

from joinedup.actions.views import actions, answers, milestones, nudges, reminders

app_name = "actions"
_LIST = "a/<slug:slug>/actions/"
_ONE = f"{_LIST}<str:public_id>/"
_MILESTONES = "a/<slug:slug>/milestones/"
_MILESTONE = f"{_MILESTONES}<str:public_id>/"
urlpatterns = [
    path(_LIST, actions.list_actions, name="list_actions"),
    path(f"{_LIST}actions.<str:ending>", actions.download_actions, name="download_actions"),
    path(f"{_LIST}add/", actions.add_action, name="add_action"),
    path(f"{_LIST}nudge/", nudges.nudge_owners, name="nudge_owners"),
    path(f"{_LIST}nudge/own/", nudges.record_own_nudge, name="record_own_nudge"),
    path("a/<slug:slug>/asks/", nudges.list_asks, name="list_asks"),
    path("a/<slug:slug>/asks/limit/", nudges.set_ask_limit, name="set_ask_limit"),
    path(f"{_LIST}people/", actions.find_owner, name="find_owner"),
    path(_ONE, actions.show_action, name="show_action"),
    path(f"{_ONE}change/", actions.change_action, name="change_action"),
    path(f"{_ONE}hand-over/", actions.hand_over_action, name="hand_over_action"),
    path(f"{_ONE}move/", actions.move_action, name="move_action"),
    path(f"{_ONE}done/", actions.finish_action, name="finish_action"),
    path(f"{_ONE}drop/", actions.drop_action, name="drop_action"),
    path(f"{_ONE}again/", actions.reopen_action, name="reopen_action"),
    path(f"{_ONE}waits/", actions.set_waits_for, name="set_waits_for"),
    path(f"{_MILESTONES}add/", milestones.add_milestone, name="add_milestone"),
    path(_MILESTONE, milestones.show_milestone, name="show_milestone"),
    path(f"{_MILESTONE}change/", milestones.change_milestone, name="change_milestone"),
    path(f"{_MILESTONE}reached/", milestones.reach_milestone, name="reach_milestone"),
    path(f"{_MILESTONE}thanks/", milestones.thank_for_milestone, name="thank_for_milestone"),
    path(f"{_MILESTONE}remove/", milestones.remove_milestone, name="remove_milestone"),
    path("a/<slug:slug>/reminders/", reminders.list_reminder_rules, name="list_reminder_rules"),
    path("a/<slug:slug>/reminders/<str:kind>/", reminders.set_reminder_rule, name="set_reminder_rule"),
    path("actions/mine/<str:person_id>/", reminders.show_promises, name="show_promises"),
    path("actions/mine/<str:person_id>/rhythm/", reminders.choose_rhythm, name="choose_rhythm"),
    path("actions/mine/<str:person_id>/<str:public_id>/", answers.answer_promise, name="answer_promise"),
    path("actions/mine/<str:person_id>/<str:public_id>/later/", reminders.snooze_action, name="snooze_action"),
    path("actions/<str:public_id>/", answers.answer_action, name="answer_action"),
]
