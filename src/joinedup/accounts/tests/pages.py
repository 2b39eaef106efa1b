"""Every page of accounts in every state."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from urllib.parse import urlsplit

from django.test import Client
from django.urls import reverse

from joinedup.accounts.choices import Role
from joinedup.accounts.models import Area, Invitation, Link, User
from joinedup.accounts.services import invitations, links, mail_choices, set_up
from joinedup.accounts.services.invitations import InvitationDetails
from joinedup.accounts.tests import factories
from joinedup.accounts.tests.outbox import last_code, last_link
from joinedup.core import clock
from joinedup.core.actors import SYSTEM
from joinedup.ui.states import PageState, Shown

INVITED = "dora.dean@example.org"
FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"


def _sign_in(client: Client, user: User) -> None:
    client.post("/sign-in/", {"email": user.email}, headers={"User-Agent": FIREFOX})
    client.post("/sign-in/code/", {"code": last_code(user.email)}, headers={"User-Agent": FIREFOX})


def _relaxed(steps: Callable[[Client], object]) -> Callable[[Client], object]:
    """Let the visitor's own steps go without the hidden token of each form."""

    def before(client: Client) -> None:
        checks, client.handler.enforce_csrf_checks = client.handler.enforce_csrf_checks, False
        steps(client)
        client.handler.enforce_csrf_checks = checks

    return before


def _asked_for_a_code() -> Shown:
    user = factories.make_user()
    return Shown("/sign-in/code/", before=_relaxed(lambda client: client.post("/sign-in/", {"email": user.email})))


def _too_many() -> Shown:
    user = factories.make_user()

    def guess(client: Client) -> None:
        client.post("/sign-in/", {"email": user.email})
        for number in range(11):
            client.post("/sign-in/code/", {"code": f"{number:06d}"})

    return Shown("/sign-in/code/", before=_relaxed(guess))


def _first_start() -> Shown:
    return Shown(urlsplit(set_up.set_up_url()).path)


def _invited(**changes: Any) -> tuple[Invitation, str]:
    area = factories.make_area("Brackwater Learning Partnership")
    details = InvitationDetails(INVITED, "Dora Dean", ("officer", "coordinator"))
    invitation = invitations.invite(area=area, details=details, by=factories.officer_actor(area))
    Invitation.objects.filter(pk=invitation.pk).update(**changes)
    return invitation, urlsplit(last_link(INVITED)).path


def _by_link(**changes: Any) -> Shown:
    invitation, path = _invited(**changes)
    return Shown(reverse("accounts:answer_invitation", args=[invitation.public_id]), before=lambda client: client.get(path))


def _invitation_code() -> Shown:
    invitation, path = _invited()
    address = reverse("accounts:answer_invitation", args=[invitation.public_id])

    def answer(client: Client) -> None:
        client.get(path)
        client.post(address, {"answer": "yes", "name": "Dora Dean"})

    return Shown(address + "code/", before=_relaxed(answer))


def _expired() -> Shown:
    path = _invited()[1]
    Link.objects.update(expires_at=clock.now() - timedelta(days=1))
    return Shown(path)


def _revoked() -> Shown:
    invitation, path = _invited()
    links.revoke_links(subject=invitation.subject, by=SYSTEM)
    return Shown(path)


def _my_mail() -> Shown:
    area = factories.make_area()
    user = factories.make_user("Ada Adams")
    factories.give_role(user, area, Role.OFFICER)
    return Shown(f"/my-account/mail/{area.slug}/", user=user)


def _mail() -> Shown:
    url = mail_choices.unsubscribe_url(area=factories.make_area(), address="head@oak.example", kind="digest", by=SYSTEM)
    return Shown(urlsplit(url).path)


def _full_area() -> tuple[Area, User]:
    area = factories.make_area("Brackwater Learning Partnership")
    user, team = factories.make_officer(area), factories.make_team(area)
    factories.give_role(user, area, Role.COORDINATOR)
    for name in ("Bo Brown", "Cora Cole", "Dev Dhillon"):
        factories.give_role(factories.make_user(name), area, Role.OFFICER, team=team, until_on=clock.today() + timedelta(days=200))
    details = InvitationDetails(INVITED, "Dora Dean", ("data_protection_officer",))
    invitations.invite(area=area, details=details, by=factories.actor_for(user, area))
    return area, user


def _in_area(name: str) -> Callable[[], Shown]:
    def build() -> Shown:
        area, user = _full_area()
        return Shown(reverse(f"accounts:{name}", args=[area.slug]), user=user)

    return build


def _empty_area(name: str) -> Callable[[], Shown]:
    def build() -> Shown:
        area = factories.make_area()
        return Shown(reverse(f"accounts:{name}", args=[area.slug]), user=factories.make_officer(area))

    return build


def _read_only(name: str) -> Callable[[], Shown]:
    def build() -> Shown:
        area = _full_area()[0]
        return Shown(reverse(f"accounts:{name}", args=[area.slug]), user=factories.make_coordinator(area))

    return build


def _of_a_role(name: str) -> Callable[[], Shown]:
    def build() -> Shown:
        area, user = _full_area()
        return Shown(reverse(f"accounts:{name}", args=[area.slug, user.area_roles.get(role="coordinator").public_id]), user=user)

    return build


def _of_a_person(name: str) -> Callable[[], Shown]:
    def build() -> Shown:
        area, user = _full_area()
        return Shown(reverse(f"accounts:{name}", args=[area.slug, user.public_id]), user=user)

    return build


def _of_the_invitation(query: str = "") -> Callable[[], Shown]:
    def build() -> Shown:
        area, user = _full_area()
        return Shown(reverse("accounts:show_invitation", args=[area.slug, area.invitations.get().public_id]) + query, user=user)

    return build


def _check_invitation() -> Shown:
    area, user = _full_area()
    start = reverse("accounts:invite", args=[area.slug])
    data = {"email": "eve@example.org", "name": "Eve Ellis", "roles": ["officer"]}
    return Shown(start + "check/", user=user, before=_relaxed(lambda client: client.post(start, data)))


def _two_browsers() -> Shown:
    user = _full_area()[1]
    _sign_in(Client(), user)
    return Shown("/my-account/", before=_relaxed(lambda client: _sign_in(client, user)))


def _account(steps: Callable[[Client, User], object], address: str = "/my-account/e-mail/") -> Callable[[], Shown]:
    def build() -> Shown:
        user = factories.make_user()
        return Shown(address, user=user, before=_relaxed(lambda client: steps(client, user)))

    return build


def _start(client: Client, user: User) -> None:
    client.post("/my-account/e-mail/start/")


def _type_old(client: Client, user: User) -> None:
    _start(client, user)
    client.post("/my-account/e-mail/", {"code": last_code(user.email)})


def _administrator(address: str) -> Callable[[], Shown]:
    def build() -> Shown:
        _full_area()
        return Shown(address, user=factories.make_user("Root Ray", is_administrator=True))

    return build


def _close() -> Shown:
    area, user = _full_area()
    return Shown(reverse("accounts:close_area", args=[area.public_id]), user=user)


def _reopen() -> Shown:
    area, _user = _full_area()
    Area.objects.filter(pk=area.pk).update(closed_at=clock.now())
    return Shown(reverse("accounts:reopen_area", args=[area.public_id]), user=factories.make_user("Root Ray", is_administrator=True))


PAGES = [
    PageState("sign in, nobody here yet", lambda: Shown("/sign-in/")),
    PageState("sign in", lambda: Shown("/sign-in/", user=factories.make_user() and None)),
    PageState("sign in, from a link", lambda: Shown("/sign-in/?by_link=1", user=factories.make_user() and None)),
    PageState("sign in, empty", lambda: Shown("/sign-in/"), submit="Send me a code"),
    PageState("type the code", _asked_for_a_code),
    PageState("type the code, a wrong one", _asked_for_a_code, fill=(("code", "12"),), submit="Sign in"),
    PageState("type the code, too many tries", _too_many, fill=(("code", "123456"),), submit="Sign in", status=429),
    PageState("set up", _first_start),
    PageState("set up, empty", _first_start, submit="Start"),
    PageState("a link that is cut in two", lambda: Shown("/l/cut/"), status=404),
    PageState("a link that is too old", _expired, status=410),
    PageState("a link that is too old, no answer", _expired, submit="Continue", status=410),
    PageState("a new link is sent", _expired, fill=(("still", "yes"),), submit="Continue"),
    PageState("a link that was taken back", _revoked, status=410),
    PageState("stop a mail", _mail),
    PageState("my mail", _my_mail),
    PageState("stop a mail, stopped", _mail, fill=(("volume", "stop"),), submit="Save"),
    PageState("answer an invitation", _by_link),
    PageState("answer an invitation, no choice", _by_link, submit="Continue"),
    PageState("answer an invitation, accepted before", lambda: _by_link(accepted_at=clock.now())),
    PageState("answer an invitation, said no", lambda: _by_link(declined_at=clock.now())),
    PageState("type the code of an invitation", _invitation_code),
    PageState("people", _in_area("people")),
    PageState("people, read only", _read_only("people")),
    PageState("people, only me", _empty_area("people")),
    PageState("a person", _of_a_person("show_person")),
    PageState("give a role", _of_a_person("give_role")),
    PageState("give a role, empty", _of_a_person("give_role"), submit="Save"),
    PageState("change a role", _of_a_role("change_role")),
    PageState("end a role", _of_a_role("end_role")),
    PageState("invite", _in_area("invite")),
    PageState("invite, no team, empty", _empty_area("invite"), submit="Continue"),
    PageState("check the invitation", _check_invitation),
    PageState("an invitation", _of_the_invitation()),
    PageState("an invitation, just sent", _of_the_invitation("?sent=1")),
    PageState("teams", _in_area("teams")),
    PageState("teams, none yet", _empty_area("teams")),
    PageState("teams, read only", _read_only("teams")),
    PageState("make a team, empty", _empty_area("create_team"), submit="Make the team"),
    PageState("change the area", _in_area("change_area")),
    PageState("close the area", _close),
    PageState("close the area, done", _close, submit="Close the area"),
    PageState("open an area again", _reopen),
    PageState("my areas", lambda: Shown("/areas/", user=_full_area()[1])),
    PageState("my areas, none", lambda: Shown("/areas/", user=factories.make_user())),
    PageState("my areas, administrator", _administrator("/areas/")),
    PageState("create an area", _administrator("/areas/new/")),
    PageState("create an area, empty", _administrator("/areas/new/"), submit="Create the area"),
    PageState("my account", _two_browsers),
    PageState("change my name", lambda: Shown("/my-account/name/", user=factories.make_user())),
    PageState("change my address, code", _account(_start)),
    PageState("change my address, new address", _account(_type_old)),
]
