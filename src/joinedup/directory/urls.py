"""Addresses of the directory."""

from django.urls import path

from joinedup.directory.views import attaching, carrying, lists, log, people, profile, uploads

app_name = "directory"
_LIST = "a/<slug:slug>/organisations/"
_ONE = f"{_LIST}<str:key>/"
urlpatterns = [
    path("organisations/stop-acting-on-behalf/", profile.stop_on_behalf, name="stop_on_behalf"),
    path("organisations/<int:urn>/", lists.show_school, name="show_school"),
    path(_LIST, lists.organisations, name="organisations"),
    path(f"{_LIST}schools-and-partners.<str:ending>", lists.download_organisations, name="download_organisations"),
    path(f"{_LIST}add/", attaching.attach_schools, name="attach_schools"),
    path(f"{_LIST}add/paste/", attaching.paste_schools, name="paste_schools"),
    path(f"{_LIST}add/all/", attaching.attach_all_of, name="attach_all_of"),
    path(f"{_LIST}add/new/", attaching.add_organisation, name="add_organisation"),
    path(f"{_LIST}add/<int:urn>/", attaching.attach_school, name="attach_school"),
    path("a/<slug:slug>/upload/<slug:kind>/", uploads.upload_table, name="upload_table"),
    path("a/<slug:slug>/upload/<slug:kind>/template.<str:ending>", uploads.download_template, name="download_template"),
    path("a/<slug:slug>/uploads/<str:public_id>/", uploads.check_table, name="check_table"),
    path("a/<slug:slug>/uploads/<str:public_id>/undo/", uploads.undo_table, name="undo_table"),
    path("a/<slug:slug>/uploads/<str:public_id>/to-mend.csv", uploads.download_faults, name="download_faults"),
    path("a/<slug:slug>/people/", people.people, name="people"),
    path("a/<slug:slug>/people/people.<str:ending>", people.download_people, name="download_people"),
    path(_ONE, profile.show_organisation, name="show_organisation"),
    path(f"{_ONE}edit/", profile.edit_organisation, name="edit_organisation"),
    path(f"{_ONE}card/", profile.edit_card, name="edit_card"),
    path(f"{_ONE}how-we-decide/", profile.edit_approval_rule, name="edit_approval_rule"),
    path(f"{_ONE}act-on-behalf/", profile.act_on_behalf, name="act_on_behalf"),
    path(f"{_ONE}take-off/", attaching.detach_organisation, name="detach_organisation"),
    path(f"{_ONE}carry-over/", carrying.carry_to_successor, name="carry_to_successor"),
    path(f"{_ONE}people/add/", people.add_person, name="add_person"),
    path(f"{_ONE}people/head/", people.use_head_as_contact, name="use_head_as_contact"),
    path(f"{_ONE}people/<str:public_id>/", people.show_person, name="show_person"),
    path(f"{_ONE}people/<str:public_id>/change/", people.change_person, name="change_person"),
    path(f"{_ONE}roles/<str:public_id>/", people.change_role, name="change_role"),
    path(f"{_ONE}roles/<str:public_id>/end/", people.end_role, name="end_role"),
    path(f"{_ONE}roles/<str:public_id>/hand-over/", people.hand_over_role, name="hand_over_role"),
    path(f"{_ONE}roles/<str:public_id>/confirm/", people.confirm_role, name="confirm_role"),
    path(f"{_ONE}delegates/add/", people.give_delegation, name="give_delegation"),
    path(f"{_ONE}delegates/<str:public_id>/end/", people.end_delegation, name="end_delegation"),
    path(f"{_ONE}departments/add/", people.add_unit, name="add_unit"),
    path(f"{_ONE}log/", log.log, name="log"),
    path(f"{_ONE}log/write/", log.write_log_entry, name="write_log_entry"),
    path(f"{_ONE}log/<str:public_id>/", log.change_log_entry, name="change_log_entry"),
    path(f"{_ONE}log/<str:public_id>/delete/", log.delete_log_entry, name="delete_log_entry"),
]
