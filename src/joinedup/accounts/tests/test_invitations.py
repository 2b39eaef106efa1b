"""Inviting people and answering."""

from datetime import date, timedelta
from urllib.parse import urlsplit

import pytest
from django.test import Client

from joinedup.accounts import policies, queries
from joinedup.accounts.choices import InvitationState, Purpose, Role
from joinedup.accounts.models import AreaRole, Invitation, User
from joinedup.accounts.services import codes, invitations
from joinedup.accounts.services.invitations import InvitationDetails
from joinedup.accounts.tests import factories
from joinedup.accounts.tests.outbox import last_code, last_link
from joinedup.audit.models import Entry
from joinedup.core import clock
from joinedup.core.refusals import Missing, Refused

pytestmark = pytest.mark.django_db
ADDRESS = "dora@example.org"


def details(**changes) -> InvitationDetails:
    return InvitationDetails(**({"email": ADDRESS, "name": "Dora Dean", "roles": ("coordinator",)} | changes))


def accept(client: Client, invitation: Invitation, name: str = "Dora Dean") -> None:
    client.get(urlsplit(last_link(invitation.email)).path)
    address = f"/invitation/{invitation.public_id}/"
    assert client.post(address, {"answer": "yes", "name": name})["Location"] == address + "code/"
    assert client.post(address + "code/", {"code": last_code(invitation.email)}).status_code == 302


def test_an_invited_person_comes_in_by_link_and_code_with_the_roles():
    cast, client = factories.make_cast(), Client()
    team = factories.make_team(cast.brackwater)
    invitation = invitations.invite(area=cast.brackwater, details=details(team=team, until_on=date(2099, 8, 31)), by=cast.ada)
    accept(client, invitation)
    user = User.objects.get(email=ADDRESS)
    role = AreaRole.objects.get(user=user)
    assert (role.role, role.team, role.until_on) == ("coordinator", team, date(2099, 8, 31))
    assert policies.may_run_area(queries.actor_for(user), cast.brackwater.pk)
    assert client.get("/my-account/").status_code == 200
    verbs = set(Entry.objects.values_list("verb", flat=True))
    assert {"invitation.sent", "invitation.accepted", "user.signed_in"} <= verbs


def test_somebody_with_an_account_gets_the_roles_of_a_second_area_too():
    cast = factories.make_cast()
    bo = User.objects.get(pk=cast.bo.user_id)
    invitation = invitations.invite(area=cast.brackwater, details=details(email=bo.email), by=cast.ada)
    accept(Client(), invitation, name="Bo Brown")
    assert [area.name for area in queries.areas_of(queries.actor_for(bo))] == ["Brackwater", "Elmshire"]
    assert User.objects.filter(email=bo.email).count() == 1


def test_the_link_alone_lets_nobody_in():
    cast, client = factories.make_cast(), Client()
    invitation = invitations.invite(area=cast.brackwater, details=details(), by=cast.ada)
    client.get(urlsplit(last_link(ADDRESS)).path)
    address = f"/invitation/{invitation.public_id}/"
    assert client.get(address + "code/")["Location"] == address
    client.post(address, {"answer": "yes", "name": "Dora"})
    assert client.post(address + "code/", {"code": "000000"}).status_code == 200
    assert not User.objects.filter(email=ADDRESS).exists()


def test_saying_no_needs_no_name_and_is_seen_by_the_officer():
    cast, client = factories.make_cast(), Client()
    invitation = invitations.invite(area=cast.brackwater, details=details(), by=cast.ada)
    client.get(urlsplit(last_link(ADDRESS)).path)
    client.post(f"/invitation/{invitation.public_id}/", {"answer": "no", "name": ""})
    assert queries.invitations_of(cast.brackwater)[0].state == InvitationState.DECLINED
    assert Entry.objects.filter(verb="invitation.declined").exists()
    assert "Thank you for answering" in client.get(f"/invitation/{invitation.public_id}/").content.decode()


def test_a_press_without_a_choice_says_so():
    cast, client = factories.make_cast(), Client()
    invitation = invitations.invite(area=cast.brackwater, details=details(), by=cast.ada)
    client.get(urlsplit(last_link(ADDRESS)).path)
    page = client.post(f"/invitation/{invitation.public_id}/", {"name": "Dora"}).content.decode()
    assert "Choose an answer to “Do you accept the invitation?”" in page


@pytest.mark.parametrize(("who", "may"), [("ada", True), ("bo", False), ("cy", False)])
def test_who_may_invite(who, may):
    cast = factories.make_cast()
    by = getattr(cast, who)
    if may:
        assert invitations.invite(area=cast.brackwater, details=details(), by=by)
    else:
        with pytest.raises(Refused):
            invitations.invite(area=cast.brackwater, details=details(), by=by)
        assert not Invitation.objects.exists()


def test_a_coordinator_does_not_invite_and_only_an_administrator_names_administrators():
    area = factories.make_area()
    coordinator = factories.actor_for(factories.make_coordinator(area), area)
    with pytest.raises(Refused):
        invitations.invite(area=area, details=details(), by=coordinator)
    with pytest.raises(Refused, match="Only a system administrator"):
        invitations.invite(area=area, details=details(roles=("administrator",)), by=factories.officer_actor(area))
    root = factories.actor_for(factories.make_user("Root", is_administrator=True), area)
    invitation = invitations.invite(area=area, details=details(roles=("administrator", "officer")), by=root)
    accept(Client(), invitation)
    assert User.objects.get(email=ADDRESS).is_administrator


@pytest.mark.parametrize(
    "changes",
    [{"roles": ()}, {"roles": ("lead",)}, {"until_on": date(2020, 1, 1)}],
    ids=["no role", "a role of another floor", "a day in the past"],
)
def test_what_cannot_be_sent_is_refused(changes):
    cast = factories.make_cast()
    with pytest.raises(Refused):
        invitations.invite(area=cast.brackwater, details=details(**changes), by=cast.ada)


def test_a_team_of_another_area_and_a_second_invitation_are_refused():
    cast = factories.make_cast()
    with pytest.raises(Refused, match="team of this area"):
        invitations.invite(area=cast.brackwater, details=details(team=factories.make_team(cast.elmshire)), by=cast.ada)
    invitations.invite(area=cast.brackwater, details=details(), by=cast.ada)
    with pytest.raises(Refused, match="already been asked"):
        invitations.invite(area=cast.brackwater, details=details(), by=cast.ada)
    with pytest.raises(Refused, match="already has these roles"):
        invitations.invite(area=cast.brackwater, details=details(email=cast.ada.email, roles=("officer",)), by=cast.ada)


def test_sending_again_closes_the_old_link_and_gives_two_more_weeks():
    cast = factories.make_cast()
    invitation = invitations.invite(area=cast.brackwater, details=details(), by=cast.ada)
    old = urlsplit(last_link(ADDRESS)).path
    with clock.fixed(clock.now() + timedelta(days=20)):
        assert queries.invitations_of(cast.brackwater)[0].state == InvitationState.EXPIRED
        invitations.resend_invitation(invitation=invitation, by=cast.ada)
        assert Client().get(old).status_code == 410
        accept(Client(), invitation)
    assert Entry.objects.filter(verb="invitation.sent_again").exists()


def test_an_invitation_taken_back_lets_nobody_in():
    cast, client = factories.make_cast(), Client()
    invitation = invitations.invite(area=cast.brackwater, details=details(), by=cast.ada)
    path = urlsplit(last_link(ADDRESS)).path
    client.get(path)
    invitations.revoke_invitation(invitation=invitation, by=cast.ada)
    assert client.get(path).status_code == 410
    with pytest.raises(Refused):
        invitations.resend_invitation(invitation=invitation, by=cast.ada)
    with pytest.raises(Refused):
        invitations.revoke_invitation(invitation=invitation, by=cast.ada)


@pytest.mark.parametrize("verb", [invitations.resend_invitation, invitations.revoke_invitation])
def test_the_other_area_cannot_touch_an_invitation(verb):
    cast = factories.make_cast()
    invitation = invitations.invite(area=cast.brackwater, details=details(), by=cast.ada)
    with pytest.raises(Refused):
        verb(invitation=invitation, by=cast.bo)


def test_an_invitation_is_accepted_only_by_its_own_link_and_once():
    cast = factories.make_cast()
    invitation = invitations.invite(area=cast.brackwater, details=details(), by=cast.ada)
    link = queries.links_about(invitation.subject)[0]
    by = queries.actor_of_link(link)
    invitations.mail_invitation_code(invitation=invitation, by=by)
    proof = invitations.check_invitation_code(invitation=invitation, typed=last_code(ADDRESS))
    with pytest.raises(Missing):
        invitations.accept_invitation(invitation=invitation, name="Eve", proof=proof, by=cast.cy)
    invitations.accept_invitation(invitation=invitation, name="Dora", proof=proof, by=by)
    with pytest.raises(Refused):
        invitations.accept_invitation(invitation=invitation, name="Dora", proof=proof, by=by)


def test_a_code_for_another_purpose_opens_no_invitation():
    cast = factories.make_cast()
    invitation = invitations.invite(area=cast.brackwater, details=details(), by=cast.ada)
    by = queries.actor_of_link(queries.links_about(invitation.subject)[0])
    codes.mail_code(address=ADDRESS, purpose="elsewhere", subject=invitation.subject, by=by)
    proof = codes.check_code(address=ADDRESS, purpose="elsewhere", subject=invitation.subject, typed=last_code(ADDRESS))
    with pytest.raises(Refused):
        invitations.accept_invitation(invitation=invitation, name="Dora", proof=proof, by=by)
    assert Purpose.INVITATION != "elsewhere"
    assert not AreaRole.objects.filter(role=Role.COORDINATOR, user__email=ADDRESS).exists()


def test_the_officer_checks_the_invitation_before_it_is_sent():
    area = factories.make_area()
    officer, client = factories.make_officer(area), Client()
    client.force_login(officer)
    start = f"/a/{area.slug}/who/invite/"
    data = {"email": ADDRESS, "name": "Dora Dean", "roles": ["officer", "coordinator"]}
    assert client.post(start, data)["Location"] == start + "check/"
    assert not Invitation.objects.exists()
    page = client.get(start + "check/").content.decode()
    assert "Dora Dean" in page
    assert "Area officer" in page
    assert ADDRESS in client.get(start + "?change=1").content.decode()
    done = client.post(start + "check/", {"once": "abc"})
    assert Invitation.objects.get().roles == ["officer", "coordinator"]
    assert "Invitation sent" in client.get(done["Location"]).content.decode()
