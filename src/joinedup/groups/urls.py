"""Addresses of groups."""

from django.urls import URLPattern, URLResolver, include, path

from joinedup.groups.views import groups, members

app_name = "groups"
_group: list[URLPattern | URLResolver] = [
    path("", groups.show_group, name="show_group"),
    path("details/", groups.change_group, name="change_group"),
    path("close/", groups.end_group, name="end_group"),
    path("members/add/", members.add_members, name="add_members"),
    path("members/<str:member_id>/", members.change_member, name="change_member"),
    path("members/<str:member_id>/end/", members.end_member, name="end_member"),
    path("interests/", members.declare_interest, name="declare_interest"),
    path("interests/<str:interest_id>/end/", members.end_interest, name="end_interest"),
]
urlpatterns = [
    path("a/<slug:slug>/groups/", groups.list_groups, name="list_groups"),
    path("a/<slug:slug>/groups/start/", groups.start_group, name="start_group"),
    path("a/<slug:slug>/groups/<str:public_id>/", include(_group)),
    path("a/<slug:slug>/partnerships/<str:public_id>/groups/", groups.list_partnership_groups, name="list_partnership_groups"),
]
