"""Addresses of accounts."""

from django.urls import path

from joinedup.accounts.views import areas, choosing, invitations, links, my_account, people, sign_in

app_name = "accounts"
urlpatterns = [
    path("sign-in/", sign_in.start_sign_in, name="sign_in"),
    path("sign-in/code/", sign_in.type_code, name="type_code"),
    path("sign-in/code/again/", sign_in.send_code_again, name="send_code_again"),
    path("sign-out/", sign_in.sign_out, name="sign_out"),
    path("set-up/<str:token>/", sign_in.set_up_installation, name="set_up"),
    path("l/<str:token>/", links.open_link, name="open_link"),
    path("l/<str:token>/new/", links.ask_new_link, name="ask_new_link"),
    path("unsubscribe/<str:token>/", links.unsubscribe, name="unsubscribe"),
    path("mail-you-get/<str:public_id>/", links.choose_mail, name="choose_mail"),
    path("invitation/<str:public_id>/", invitations.answer_invitation, name="answer_invitation"),
    path("invitation/<str:public_id>/code/", invitations.type_invitation_code, name="type_invitation_code"),
    path("invitation/<str:public_id>/code/again/", invitations.send_invitation_code_again, name="send_invitation_code_again"),
    path("my-account/", my_account.show_account, name="show_account"),
    path("my-account/mail/", choosing.my_mail, name="my_mail"),
    path("my-account/mail/<slug:slug>/", choosing.choose_my_mail, name="choose_my_mail"),
    path("my-account/name/", my_account.change_name, name="change_name"),
    path("my-account/e-mail/start/", my_account.start_change_email, name="start_change_email"),
    path("my-account/e-mail/", my_account.change_email, name="change_email"),
    path("my-account/sign-ins/end-others/", my_account.end_other_sessions, name="end_other_sessions"),
    path("my-account/sign-ins/<str:public_id>/end/", my_account.end_session, name="end_session"),
    path("areas/", areas.my_areas, name="my_areas"),
    path("areas/<str:public_id>/close/", areas.close_area, name="close_area"),
    path("areas/<str:public_id>/open-again/", areas.reopen_area, name="reopen_area"),
    path("areas/new/", areas.create_area, name="create_area"),
    path("a/<slug:slug>/about/", areas.change_area, name="change_area"),
    path("a/<slug:slug>/teams/", areas.teams, name="teams"),
    path("a/<slug:slug>/teams/new/", areas.create_team, name="create_team"),
    path("a/<slug:slug>/teams/<str:public_id>/", areas.rename_team, name="rename_team"),
    path("a/<slug:slug>/who/", people.people_of_area, name="people"),
    path("a/<slug:slug>/who/invite/", invitations.invite, name="invite"),
    path("a/<slug:slug>/who/invite/check/", invitations.check_invitation, name="check_invitation"),
    path("a/<slug:slug>/who/invitations/<str:public_id>/", invitations.show_invitation, name="show_invitation"),
    path("a/<slug:slug>/who/invitations/<str:public_id>/resend/", invitations.resend_invitation, name="resend_invitation"),
    path("a/<slug:slug>/who/invitations/<str:public_id>/revoke/", invitations.revoke_invitation, name="revoke_invitation"),
    path("a/<slug:slug>/who/roles/<str:public_id>/", people.change_role, name="change_role"),
    path("a/<slug:slug>/who/roles/<str:public_id>/end/", people.end_role, name="end_role"),
    path("a/<slug:slug>/who/<str:public_id>/", people.show_person, name="show_person"),
    path("a/<slug:slug>/who/<str:public_id>/give-role/", people.give_role, name="give_role"),
]
