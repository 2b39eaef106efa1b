"""Addresses of this year's call and of the answers to it."""

from django.urls import path

from joinedup.calls.views import answers, calls

app_name = "calls"
_CALL = "a/<slug:slug>/calls/<str:public_id>"

urlpatterns = [
    path("a/<slug:slug>/calls/add/", calls.add_call, name="add_call"),
    path(f"{_CALL}/", calls.show_call, name="show_call"),
    path(f"{_CALL}/change/", calls.change_call, name="change_call"),
    path(f"{_CALL}/send/", calls.open_call, name="open_call"),
    path(f"{_CALL}/sent/", calls.call_opened, name="call_opened"),
    path(f"{_CALL}/nudge/", calls.nudge_call, name="nudge_call"),
    path(f"{_CALL}/do/<slug:verb>/", calls.press_call, name="press_call"),
    path(f"{_CALL}/list.<slug:ending>", calls.download_call, name="download_call"),
    path("a/<slug:slug>/asks/<str:public_id>/address/", calls.change_address, name="change_address"),
    path("answers/<str:public_id>/", answers.answer_call, name="answer_call"),
    path("answers/<str:public_id>/add-<str:noun>/", answers.add_answer, name="add_answer"),
    path("answers/<str:public_id>/<str:noun>/<str:thing_id>/take-out/", answers.take_out_answer, name="take_out_answer"),
    path("answers/<str:public_id>/order/", answers.order_answer, name="order_answer"),
    path("answers/<str:public_id>/confirm/", answers.confirm_answer, name="confirm_answer"),
]
