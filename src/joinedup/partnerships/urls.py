"""Addresses of partnerships."""

from django.urls import URLPattern, URLResolver, include, path

from joinedup.partnerships.views import agreements, answering, documents, partners, partnerships

app_name = "partnerships"
_agreement: list[URLPattern | URLResolver] = [
    path("", agreements.show_agreement, name="show_agreement"),
    path("parts/<slug:element>/", agreements.write_section, name="write_section"),
    path("parts/<slug:element>/comments/", agreements.comment_on_section, name="comment_on_section"),
    path("comments/<str:comment_id>/", agreements.settle_comment, name="settle_comment"),
    path("move/<slug:move>/", agreements.move_agreement, name="move_agreement"),
    path("compare/", agreements.compare_versions, name="compare_versions"),
    path("versions/<int:number>/", agreements.show_version, name="show_version"),
    path("versions/<int:number>/<slug:form>/", documents.download_agreement, name="download_agreement"),
    path("paper/", documents.download_paper, name="download_paper"),
    path("partners/<str:partner_id>/again/", agreements.resend_signing_link, name="resend_signing_link"),
]
_partnership: list[URLPattern | URLResolver] = [
    path("", partnerships.show_partnership, name="show_partnership"),
    path("details/", partnerships.change_partnership, name="change_partnership"),
    path("aims/", partnerships.set_aims, name="set_aims"),
    path("terms/", partnerships.set_terms, name="set_terms"),
    path("stage/", partnerships.set_stage, name="set_stage"),
    path("check/", partnerships.finish_setting_up, name="finish_setting_up"),
    path("partners/", partners.show_partners, name="show_partners"),
    path("partners/add/", partners.add_partner, name="add_partner"),
    path("partners/<str:partner_id>/", partners.change_partner, name="change_partner"),
    path("partners/<str:partner_id>/leave/", partners.record_leaving, name="record_leaving"),
    path("actions/", partnerships.show_actions, name="show_actions"),
    path("organisers/", partners.show_organisers, name="show_organisers"),
    path("organisers/<str:role_id>/end/", partners.end_organiser, name="end_organiser"),
    path("agreement/", include(_agreement)),
]
_answer: list[URLPattern | URLResolver] = [
    path("", answering.answer_agreement, name="answer_agreement"),
    path("sign/", answering.sign_agreement, name="sign_agreement"),
    path("board/", answering.confirm_board, name="confirm_board"),
    path("withdraw/", answering.withdraw_signature, name="withdraw_signature"),
    path("notice/", answering.give_notice, name="give_notice"),
    path("code/", answering.type_code, name="type_code"),
    path("code/again/", answering.mail_code_again, name="mail_code_again"),
    path("done/", answering.show_done, name="show_done"),
    path("reply/<slug:kind>/", answering.reply_to_agreement, name="reply_to_agreement"),
    path("comment/<slug:element>/", answering.comment_by_link, name="comment_by_link"),
    path("agreement.pdf", documents.download_by_link, name="download_by_link"),
    path("paper.pdf", documents.download_paper_by_link, name="download_paper_by_link"),
]
urlpatterns = [
    path("a/<slug:slug>/partnerships/", partnerships.list_partnerships, name="list_partnerships"),
    path("a/<slug:slug>/partnerships/start/", partnerships.start_partnership, name="start_partnership"),
    path("a/<slug:slug>/partnerships/<str:public_id>/", include(_partnership)),
    path("agreements/<str:public_id>/", include(_answer)),
]
