"""Who gets what at the addresses of accounts."""

from collections.abc import Callable, Sequence
from datetime import timedelta
from typing import Any

from django.utils import timezone

from joinedup.accounts.choices import Purpose, Role
from joinedup.accounts.models import AreaRole, Invitation, MailChoice, SignIn
from joinedup.accounts.services import links
from joinedup.accounts.tests import factories
from joinedup.core import clock
from joinedup.core.actors import SYSTEM
from tests.architecture import access
from tests.architecture.access import (
    ADMINISTRATORS,
    EVERYBODY,
    FORM,
    LINK_ONLY,
    NOT_FOUND,
    OFFICERS,
    OK,
    PRESS,
    REFUSED,
    SIGN_IN,
    SIGNED_IN,
    Expect,
    Route,
    World,
)

BACK_TO_SIGN_IN = Expect(user=SIGN_IN, officer=SIGN_IN, outsider=SIGN_IN, lead=SIGN_IN, administrator=SIGN_IN)
COLLEAGUES_READ = {"coordinator": OK, "data_protection_officer": OK}
COLLEAGUES_DO_NOT = {"coordinator": NOT_FOUND, "data_protection_officer": NOT_FOUND}


def furnish(world: World) -> None:
    for role in (Role.COORDINATOR, Role.DATA_PROTECTION_OFFICER):
        user = world.users[role.value] = factories.make_user(f"{role.value} here")
        world.put(f"{role.value}_role", factories.give_role(user, world.here, role))
    world.put("closed_area", factories.make_area("Closed area", closed_at=clock.now()))
    world.put("team", factories.make_team(world.here))
    world.put("invitation", _invitation(world))
    world.put("mail_choice", MailChoice.objects.create(area=world.here, address="partner@example.org", kind="digest"))
    world.put("sign_in", SignIn.objects.create(user=world.users["officer"], session_key="a-session-of-the-officer"))
    subject, address = world.get("mail_choice").subject, "partner@example.org"
    url = links.give_link(purpose=Purpose.UNSUBSCRIBE, subject=subject, address=address, days=7, by=SYSTEM)
    world.put("token", url.rstrip("/").rsplit("/", 1)[1])
    world.spare_link = access.Link(Purpose.UNSUBSCRIBE, subject)


def _invitation(world: World) -> Invitation:
    later = timezone.now() + timedelta(days=14)
    return Invitation.objects.create(area=world.here, email="partner@example.org", roles=["officer"], expires_at=later)


def _token(world: World) -> Sequence[Any]:
    return [world.get("token")]


def _id(name: str) -> Callable[[World], Sequence[Any]]:
    return lambda world: [world.get(name).public_id]


def _area(world: World) -> Sequence[Any]:
    return [world.here.slug]


def _area_id(world: World) -> Sequence[Any]:
    return [world.here.public_id]


def _in_area(name: str) -> Callable[[World], Sequence[Any]]:
    return lambda world: [world.here.slug, world.get(name).public_id]


def _person(world: World) -> Sequence[Any]:
    role: AreaRole = world.get("coordinator_role")
    return [world.here.slug, role.user.public_id]


def _link(purpose: Purpose, name: str) -> Callable[[World], access.Link]:
    return lambda world: access.Link(purpose.value, world.get(name).subject)


ROUTES = [
    Route("accounts:sign_in", EVERYBODY, FORM),
    Route("accounts:type_code", BACK_TO_SIGN_IN, FORM),
    Route("accounts:send_code_again", BACK_TO_SIGN_IN, PRESS),
    Route("accounts:sign_out", BACK_TO_SIGN_IN, PRESS),
    Route("accounts:set_up", Expect(NOT_FOUND, NOT_FOUND), FORM, args=lambda world: ["guessed"]),
    Route("accounts:open_link", EVERYBODY, args=_token),
    Route("accounts:ask_new_link", EVERYBODY, FORM, args=_token),
    Route("accounts:unsubscribe", EVERYBODY, FORM, args=_token),
    Route("accounts:choose_mail", LINK_ONLY, FORM, args=_id("mail_choice"), link=_link(Purpose.UNSUBSCRIBE, "mail_choice")),
    Route("accounts:answer_invitation", LINK_ONLY, FORM, args=_id("invitation"), link=_link(Purpose.INVITATION, "invitation")),
    Route("accounts:type_invitation_code", LINK_ONLY, FORM, args=_id("invitation"), link=_link(Purpose.INVITATION, "invitation")),
    Route(
        "accounts:send_invitation_code_again",
        LINK_ONLY.but(link=REFUSED),  # before the invitation is answered
        PRESS,
        args=_id("invitation"),
        link=_link(Purpose.INVITATION, "invitation"),
    ),
    Route("accounts:show_account", SIGNED_IN),
    Route("accounts:my_mail", SIGNED_IN),
    Route("accounts:choose_my_mail", OFFICERS.but(lead=OK), FORM, args=lambda world: [world.here.slug], also=COLLEAGUES_READ),
    Route("accounts:change_name", SIGNED_IN, FORM),
    Route("accounts:start_change_email", SIGNED_IN, PRESS),
    Route("accounts:change_email", SIGNED_IN, FORM),
    Route("accounts:end_other_sessions", SIGNED_IN, PRESS),
    Route("accounts:end_session", OFFICERS, PRESS, args=_id("sign_in")),
    Route("accounts:my_areas", SIGNED_IN),
    Route("accounts:create_area", ADMINISTRATORS, FORM),
    Route("accounts:close_area", OFFICERS.but(administrator=OK), FORM, args=_area_id, also=COLLEAGUES_DO_NOT),
    Route("accounts:reopen_area", ADMINISTRATORS, FORM, args=_id("closed_area")),
    Route("accounts:change_area", OFFICERS, FORM, args=_area, also=COLLEAGUES_DO_NOT),
    Route("accounts:teams", OFFICERS, args=_area, also=COLLEAGUES_READ),
    Route("accounts:create_team", OFFICERS, FORM, args=_area, also=COLLEAGUES_DO_NOT),
    Route("accounts:rename_team", OFFICERS, FORM, args=_in_area("team"), also=COLLEAGUES_DO_NOT),
    Route("accounts:people", OFFICERS, args=_area, also=COLLEAGUES_READ),
    Route("accounts:invite", OFFICERS, FORM, args=_area, also=COLLEAGUES_DO_NOT),
    Route("accounts:check_invitation", OFFICERS, FORM, args=_area, also=COLLEAGUES_DO_NOT),
    Route("accounts:show_invitation", OFFICERS, args=_in_area("invitation"), also=COLLEAGUES_DO_NOT),
    Route("accounts:resend_invitation", OFFICERS, PRESS, args=_in_area("invitation"), also=COLLEAGUES_DO_NOT),
    Route("accounts:revoke_invitation", OFFICERS, PRESS, args=_in_area("invitation"), also=COLLEAGUES_DO_NOT),
    Route("accounts:change_role", OFFICERS, FORM, args=_in_area("coordinator_role"), also=COLLEAGUES_DO_NOT),
    Route("accounts:end_role", OFFICERS, FORM, args=_in_area("coordinator_role"), also=COLLEAGUES_DO_NOT),
    Route("accounts:show_person", OFFICERS, args=_person, also=COLLEAGUES_READ),
    Route("accounts:give_role", OFFICERS, FORM, args=_person, also=COLLEAGUES_DO_NOT),
]
