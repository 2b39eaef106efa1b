"""Addresses of written decisions."""

from django.urls import URLPattern, URLResolver, include, path

from joinedup.decisions.views import answering, questions

app_name = "decisions"
_group: list[URLPattern | URLResolver] = [
    path("", questions.list_questions, name="list_questions"),
    path("ask/", questions.ask_question, name="ask_question"),
]
_question: list[URLPattern | URLResolver] = [
    path("", questions.show_question, name="show_question"),
    path("remind/", questions.remind_owing, name="remind_owing"),
    path("replies/<str:reply_id>/note/", questions.note_reply, name="note_reply"),
    path("remind-carriers/", questions.remind_carriers, name="remind_carriers"),
    path("withdraw/", questions.withdraw_question, name="withdraw_question"),
    path("count/", questions.settle_question, name="settle_question"),
]
_reply: list[URLPattern | URLResolver] = [
    path("", answering.answer_question, name="answer_question"),
    path("carry/", answering.carry_decision, name="carry_decision"),
]
urlpatterns = [
    path("a/<slug:slug>/groups/<str:public_id>/decisions/", include(_group)),
    path("a/<slug:slug>/decisions/<str:public_id>/", include(_question)),
    path("decisions/<str:public_id>/", include(_reply)),
]
