"""Addresses of what comes before a partnership."""

from django.urls import URLPattern, URLResolver, include, path

from joinedup.beginnings.views import activities, looks

app_name = "beginnings"
_area: list[URLPattern | URLResolver] = [
    path("", activities.list_activities, name="list_activities"),
    path("activities/add/", activities.add_activity, name="add_activity"),
    path("activities/<str:public_id>/", activities.show_activity, name="show_activity"),
    path("activities/<str:public_id>/step/", activities.add_step, name="add_step"),
    path("activities/<str:public_id>/take/", activities.take_into_partnership, name="take_into_partnership"),
    path("steps/<str:public_id>/", activities.ask_partner, name="ask_partner"),
    path("steps/<str:public_id>/change/", activities.change_step, name="change_step"),
    path("steps/<str:public_id>/move/<slug:to>/", activities.move_step, name="move_step"),
    path("steps/<str:public_id>/remove/", activities.remove_step, name="remove_step"),
    path("steps/<str:public_id>/said/", activities.write_strength, name="write_strength"),
    path("asks/<str:public_id>/remind/", activities.remind_partner, name="remind_partner"),
    path("asks/<str:public_id>/take-back/", activities.take_back_ask, name="take_back_ask"),
    path("looks/<str:public_id>/", looks.show_look, name="show_look"),
]
urlpatterns = [
    path("a/<slug:slug>/beginnings/", include(_area)),
    path("a/<slug:slug>/partnerships/<str:public_id>/beginning/", looks.show_beginning, name="show_beginning"),
    path("steps/<str:public_id>/", activities.answer_step, name="answer_step"),
]
