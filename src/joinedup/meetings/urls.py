"""Addresses of meetings."""

from django.urls import URLPattern, URLResolver, include, path

from joinedup.meetings.views import agenda, answering, decisions, documents, meetings, minutes, people

app_name = "meetings"
_meeting: list[URLPattern | URLResolver] = [
    path("", meetings.show_meeting, name="show_meeting"),
    path("details/", meetings.change_meeting, name="change_meeting"),
    path("cancel/", meetings.cancel_meeting, name="cancel_meeting"),
    path("items/", agenda.add_items, name="add_items"),
    path("propose/", agenda.propose_item, name="propose_item"),
    path("order/", agenda.order_agenda, name="order_agenda"),
    path("send/", agenda.send_agenda, name="send_agenda"),
    path("items/<str:item_id>/", agenda.change_item, name="change_item"),
    path("items/<str:item_id>/accept/", agenda.accept_item, name="accept_item"),
    path("items/<str:item_id>/leave-out/", agenda.leave_out_item, name="leave_out_item"),
    path("items/<str:item_id>/papers/", agenda.add_paper, name="add_paper"),
    path("items/<str:item_id>/papers/<str:file_id>/remove/", agenda.remove_paper, name="remove_paper"),
    path("items/<str:item_id>/carry-over/", minutes.carry_over_item, name="carry_over_item"),
    path("items/<str:item_id>/decide/", decisions.record_decision, name="record_decision"),
    path("decisions/<str:decision_id>/remove/", decisions.remove_decision, name="remove_decision"),
    path("decisions/<str:decision_id>/boards/", decisions.record_boards, name="record_boards"),
    path("decisions/remind/", decisions.remind_carriers, name="remind_carriers"),
    path("agenda/<slug:form>/", documents.download_agenda, name="download_agenda"),
    path("minutes/as/<slug:form>/", documents.download_minutes, name="download_minutes"),
    path("minutes/", minutes.read_minutes, name="read_minutes"),
    path("minutes/type/", minutes.type_minutes, name="type_minutes"),
    path("minutes/pen/", minutes.take_pen, name="take_pen"),
    path("minutes/send/", minutes.send_minutes, name="send_minutes"),
    path("minutes/approve/", minutes.approve_minutes, name="approve_minutes"),
    path("minutes/items/<str:item_id>/", minutes.save_minute, name="save_minute"),
    path("minutes/items/<str:item_id>/drafts/", minutes.show_drafts, name="show_drafts"),
    path("minutes/corrections/<str:correction_id>/", minutes.settle_correction, name="settle_correction"),
    path("invite/", people.send_invitations, name="send_invitations"),
    path("answers/<str:invitation_id>/", people.record_answer, name="record_answer"),
    path("attendance/", people.take_attendance, name="take_attendance"),
]
_invitation: list[URLPattern | URLResolver] = [
    path("", answering.answer_invitation, name="answer_invitation"),
    path("propose/", answering.propose_by_link, name="propose_by_link"),
    path("agenda/<slug:form>/", documents.download_agenda_by_link, name="download_agenda_by_link"),
    path("minutes/<slug:form>/", documents.download_minutes_by_link, name="download_minutes_by_link"),
    path("minutes/", minutes.correct_minutes, name="correct_minutes"),
    path("pulse/", answering.give_pulse, name="give_pulse"),
    path("carry/", answering.carry_decisions, name="carry_decisions"),
    path("papers/<str:file_id>/", answering.read_paper, name="read_paper"),
]
urlpatterns = [
    path("a/<slug:slug>/meetings/", meetings.list_meetings, name="list_meetings"),
    path("a/<slug:slug>/partnerships/<str:public_id>/meetings/", meetings.list_partnership_meetings, name="list_partnership_meetings"),
    path("a/<slug:slug>/groups/<str:public_id>/meetings/", meetings.list_group_meetings, name="list_group_meetings"),
    path("a/<slug:slug>/groups/<str:public_id>/meetings/plan/", meetings.plan_meeting, name="plan_meeting"),
    path("a/<slug:slug>/meetings/<str:public_id>/", include(_meeting)),
    path("meetings/<str:public_id>/", include(_invitation)),
]
