"""Addresses of lists."""

from django.urls import path

from joinedup.contacts.views import asks, calls, checks, lists, pasting, placing, visits

app_name = "contacts"
_LISTS = "a/<slug:slug>/lists/"
_LIST = f"{_LISTS}<str:public_id>/"
urlpatterns = [
    path(_LISTS, lists.lists, name="lists"),
    path(f"{_LISTS}by-role/", lists.by_role, name="by_role"),
    path(f"{_LISTS}by-role/list.<str:ending>", lists.download_by_role, name="download_by_role"),
    path(f"{_LISTS}paste/", pasting.paste, name="paste"),
    path("a/<slug:slug>/september-check/", checks.show_check, name="show_check"),
    path("a/<slug:slug>/september-check/ask/", checks.ask_schools, name="ask_schools"),
    path("a/<slug:slug>/september-check/nudge/", checks.nudge_silent, name="nudge_silent"),
    path("asks/", asks.my_asks, name="my_asks"),
    path("asks/of/<str:public_id>/", asks.school_asks, name="school_asks"),
    path("asks/link/<str:public_id>/", asks.asks_by_link, name="asks_by_link"),
    path("asks/link/<str:public_id>/<str:ask_id>/", asks.open_ask, name="open_ask"),
    path("a/<slug:slug>/organisations/<str:key>/asks/send/", asks.send_asks, name="send_asks"),
    path("a/<slug:slug>/organisations/<str:key>/before-you-ring/", calls.show_call_sheet, name="show_call_sheet"),
    path("a/<slug:slug>/organisations/<str:key>/visits/", visits.visits, name="visits"),
    path("a/<slug:slug>/organisations/<str:key>/visits/write/", visits.write_visit, name="write_visit"),
    path("a/<slug:slug>/visits/<str:public_id>/", visits.show_visit, name="show_visit"),
    path("a/<slug:slug>/visits/<str:public_id>/change/", visits.change_visit, name="change_visit"),
    path("a/<slug:slug>/visits/<str:public_id>/delete/", visits.delete_visit, name="delete_visit"),
    path("a/<slug:slug>/visits/<str:public_id>/note.pdf", visits.download_visit, name="download_visit"),
    path("visits/<str:public_id>/", visits.answer_visit, name="answer_visit"),
    path("visits/<str:public_id>/note.pdf", visits.download_visit_by_link, name="download_visit_by_link"),
    path("check/<str:public_id>/", checks.answer_check, name="answer_check"),
    path(_LIST, lists.show_list, name="show_list"),
    path(f"{_LIST}list.<str:ending>", lists.download_list, name="download_list"),
    path(f"{_LIST}people/", placing.place_people, name="place_people"),
    path(f"{_LIST}remove/", lists.remove_list, name="remove_list"),
]
