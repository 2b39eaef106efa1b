"""Every page of actions in every state."""

from datetime import date, timedelta
from typing import Any

from django.test import Client
from django.urls import reverse

from joinedup.accounts.models import Area, Link, User
from joinedup.accounts.tests import factories as accounts
from joinedup.actions import services
from joinedup.actions.models import Action
from joinedup.actions.tests import factories
from joinedup.calendars.tests import factories as calendars
from joinedup.core import clock
from joinedup.notices.models import Message
from joinedup.ui.states import PageState, Shown


def _officer() -> tuple[Area, User]:
    area = accounts.make_area()
    return area, accounts.make_officer(area)


def _list(*, full: bool) -> Shown:
    area, user = _officer()
    if full:
        by, today = accounts.actor_for(user, area), clock.today()
        late = factories.make_action(area, "Book the coach to the port", by=by, due_on=today - timedelta(days=9))
        soon = factories.make_action(area, by=by, due_on=today + timedelta(days=5))
        services.set_waits_for(action=soon, others=[late], expected=1, by=by)
        stuck = factories.make_action(area, "Write the risk assessment", by=by, owner=factories.make_owner(area, "Ruth Vale"))
        services.say_cannot(action=stuck, reason="I am on leave until January", expected=1, by=by)
        moved = factories.make_action(area, "Ask governors for the minibus", by=by)
        services.move_action(action=moved, due_on=today + timedelta(days=60), reason="Board meets later", expected=1, by=by)
    return Shown(reverse("actions:list_actions", args=[area.slug]), user=user)


def _add() -> Shown:
    area, user = _officer()
    return Shown(reverse("actions:add_action", args=[area.slug]), user=user)


def _on(name: str, *, state: str = "open") -> Shown:
    area, user = _officer()
    by = accounts.actor_for(user, area)
    action = factories.make_action(area, by=by)
    first = factories.make_action(area, "Collect the names of visit leads", by=by)
    services.set_waits_for(action=action, others=[first], expected=1, by=by)
    if state == "cannot":
        services.say_cannot(action=action, reason="I am on leave until January", expected=2, by=by)
    if state == "done":
        services.finish_action(action=action, words="Sent to all", expected=2, by=by)
    return Shown(reverse(f"actions:{name}", args=[area.slug, action.public_id]), user=user)


def _by_link(state: str = "open") -> Shown:
    area = accounts.make_area()
    by = accounts.officer_actor(area)
    action = factories.make_action(area, by=by)
    if state == "done":
        services.finish_action(action=action, expected=1, by=factories.holder_of_link(action))
    if state == "dropped":
        services.drop_action(action=action, reason="The trip is off", expected=1, by=by)
    if state == "cannot":
        services.say_cannot(action=action, reason="I am on leave", expected=1, by=factories.holder_of_link(action))
    return Shown(reverse("actions:answer_action", args=[action.public_id]), before=lambda client: _remember(client, action))


def _remember(client: Client, action: Action) -> None:
    _hold(client, Link.objects.filter(subject_id=action.public_id).latest("pk").pk)


def _hold(client: Client, link_id: int) -> None:
    session: Any = client.session
    session["links"] = [link_id]
    session.save()
    client.cookies["sessionid"] = str(session.session_key)


def _milestone(name: str, *, reached: bool = False) -> Shown:
    area, user = _officer()
    by, today = accounts.actor_for(user, area), clock.today()
    milestone = factories.make_milestone(area, by=by, on=date(2027, 5, 8))
    if reached:
        action = factories.make_action(area, by=by, owner=factories.make_owner(area, "Ruth Vale"))
        services.finish_action(action=action, expected=1, by=by)
        services.finish_action(action=factories.make_action(area, by=by), expected=1, by=by)
        services.reach_milestone(milestone=milestone, on=today, expected=1, by=by)
        services.thank_for_milestone(milestone=milestone, people=[action.owner], words="Thank you!", by=by)
    return Shown(reverse(f"actions:{name}", args=[area.slug, milestone.public_id]), user=user)


def _timetable() -> Shown:
    area, user = _officer()
    by = accounts.actor_for(user, area)
    calendars.make_calendar(area, by=by)
    factories.make_milestone(area, by=by, on=date(2027, 5, 11))
    visits = factories.make_action(area, by=by, due_on=date(2027, 2, 17))
    coach = factories.make_action(area, "Book the coach", by=by, due_on=date(2027, 6, 9))
    letter = factories.make_action(area, "Write to parents and carers", by=by, due_on=date(2027, 1, 15))
    services.set_waits_for(action=coach, others=[visits], expected=coach.version, by=by)
    services.set_waits_for(action=letter, others=[coach], expected=letter.version, by=by)
    return Shown(reverse("calendars:show_timetable", args=[area.slug]) + "?year=2026", user=user)


def _rules(name: str, *more: str) -> Shown:
    area, user = _officer()
    return Shown(reverse(f"actions:{name}", args=[area.slug, *more]), user=user)


def _nudge(name: str = "nudge_owners", query: str = "") -> Shown:
    area, user = _officer()
    by = accounts.actor_for(user, area)
    owner = factories.make_owner(area)
    for what in ("Book the coach", "Ask governors", "Write to parents"):
        factories.make_action(area, what, by=by, due_on=clock.today() - timedelta(days=9), owner=owner)
    factories.make_action(area, by=by, due_on=clock.today() - timedelta(days=3), owner=factories.make_owner(area, "Ruth Vale"))
    return Shown(reverse(f"actions:{name}", args=[area.slug]) + query, user=user)


def _bounced() -> Shown:
    shown = _on("show_action")
    Message.objects.filter(key__startswith="action.given").update(state="bounced", failure="It came back. Check the address.")
    return shown


def _promises(name: str = "show_promises", *, done: bool = False) -> Shown:
    area = accounts.make_area()
    by, today = accounts.officer_actor(area), clock.today()
    late = factories.make_action(area, "Book the coach", by=by, due_on=today - timedelta(days=9))
    factories.make_action(area, by=by, owner=late.owner)
    address = services.mails.promises_link(area, late.owner, "head@example.org", by=by)
    if done:
        for action in Action.objects.filter(area=area):
            services.finish_action(action=action, expected=1, by=by)
    link = Link.objects.latest("pk")
    assert address
    args = [late.owner.public_id] if name == "show_promises" else [late.owner.public_id, late.public_id]
    return Shown(reverse(f"actions:{name}", args=args), before=lambda client: _hold(client, link.pk))


PAGES = [
    PageState("timetable", _timetable),
    PageState("reminders", lambda: _rules("list_reminder_rules")),
    PageState("when to remind", lambda: _rules("set_reminder_rule", "every")),
    PageState("ask how it is going", _nudge),
    PageState("ask from your own mail program", _nudge, fill=(("way", "own"),), submit="Go on"),
    PageState("what is asked of schools", lambda: _nudge("list_asks")),
    PageState("how much a school may be asked", lambda: _nudge("set_ask_limit"), fill=(("most_a_week", "50"),), submit="Save"),
    PageState("actions that are overdue", lambda: _nudge("list_actions", "?show=overdue")),
    PageState("an action, its mail came back", _bounced),
    PageState("what somebody promised, by link", _promises),
    PageState("what somebody promised, all done", lambda: _promises(done=True)),
    PageState("remind me later, sent empty", lambda: _promises("snooze_action"), submit="Save"),
    PageState("a milestone", lambda: _milestone("show_milestone")),
    PageState("a milestone that is reached", lambda: _milestone("show_milestone", reached=True)),
    PageState("thank people by name", lambda: _milestone("thank_for_milestone", reached=True)),
    PageState("actions, none yet", lambda: _list(full=False)),
    PageState("actions", lambda: _list(full=True)),
    PageState("write an action down, sent empty", _add, submit="Write it down"),
    PageState("an action", lambda: _on("show_action")),
    PageState("an action whose owner cannot", lambda: _on("show_action", state="cannot")),
    PageState("an action that is done", lambda: _on("show_action", state="done")),
    PageState("hand an action over, sent empty", lambda: _on("hand_over_action"), submit="Hand it over"),
    PageState("what an action waits for", lambda: _on("set_waits_for")),
    PageState("answer an action by link", _by_link),
    PageState("answer an action by link, nothing chosen", _by_link, submit="Send the answer"),
    PageState("answer an action by link, done", lambda: _by_link("done")),
    PageState("answer an action by link, cannot", lambda: _by_link("cannot")),
]
