"""The pages of meetings in their states."""

from datetime import timedelta

from django.test import Client
from django.urls import reverse

from joinedup.accounts.models import Link, User
from joinedup.accounts.tests import factories as accounts
from joinedup.core import clock
from joinedup.groups.tests import factories as groups
from joinedup.meetings import choices, queries, services
from joinedup.meetings.models import Meeting
from joinedup.meetings.tests import factories
from joinedup.ui.states import PageState, Shown


def _soon() -> dict[str, object]:
    return {"on": clock.today() + timedelta(days=30)}


def _chair(meeting: Meeting) -> User:
    factories.runner_of(meeting)
    user = groups.members(meeting.group)[0].person.user
    assert user is not None
    return user


def _page(meeting: Meeting, name: str = "show_meeting", *more: object) -> Shown:
    return Shown(reverse(f"meetings:{name}", args=[meeting.group.area.slug, meeting.public_id, *more]), user=_chair(meeting))


def _list(*, full: bool) -> Shown:
    area = accounts.make_area()
    user = accounts.make_officer(area)
    if full:
        factories.make_invited(area, **_soon())
        factories.make_meeting(area, title="Far meeting", on=clock.today() + timedelta(days=5), agenda_goes_alone=False)
    return Shown(reverse("meetings:list_meetings", args=[area.slug]), user=user)


def _of_group(name: str, *, full: bool = True) -> Shown:
    meeting = factories.make_meeting(accounts.make_area(), **_soon())
    group = meeting.group
    if not full:
        meeting.items.all().delete()
        meeting.delete()
    return Shown(reverse(f"meetings:{name}", args=[group.area.slug, group.public_id]), user=_chair_of(group))


def _chair_of(group: groups.Group) -> User:
    groups.actor_of(groups.members(group)[0])
    user = groups.members(group)[0].person.user
    assert user is not None
    return user


def _of_partnership() -> Shown:
    meeting = factories.make_meeting(accounts.make_area(), **_soon())
    partnership = meeting.group.partnership
    assert partnership is not None
    url = reverse("meetings:list_partnership_meetings", args=[meeting.group.area.slug, partnership.public_id])
    return Shown(url, user=_chair(meeting))


def _empty(name: str = "show_meeting") -> Shown:
    return _page(factories.make_meeting(accounts.make_area(), items=False, **_soon()), name)


def _full(name: str = "show_meeting", *, length: int = 90, item: str = "") -> Shown:
    meeting = factories.make_invited(accounts.make_area(), length=length, summary="We settle the INSET day.", **_soon())
    by = factories.runner_of(meeting)
    first = factories.item(meeting, "Attendance")
    factories.paper(first, "Attendance so far.txt", b"94.1", by=by)
    rows = [factories.invitation(meeting, place) for place in range(3)]
    services.answer_invitation(invitation=rows[0], answer="coming", by=by)
    services.answer_invitation(invitation=rows[1], answer="sending", sends="Mo Khan, deputy", by=by)
    details = services.ItemDetails("Minibus rota", note="Ours is full on Fridays.", length=5)
    services.propose_item(meeting=meeting, details=details, by=factories.holder(rows[2]), invitation=rows[2])
    more = {"change_item": [first.public_id], "add_paper": [first.public_id], "record_answer": [rows[2].public_id]}.get(name, [])
    return _page(queries.meeting_for(meeting.public_id, by), name, *more)


def _cancelled() -> Shown:
    meeting = factories.make_invited(accounts.make_area(), **_soon())
    services.cancel_meeting(meeting=meeting, because="Snow", by=factories.runner_of(meeting))
    return _page(meeting)


def _by_link(name: str = "answer_invitation", *, answered: bool = False) -> Shown:
    meeting = factories.make_invited(accounts.make_area(), **_soon())
    row = factories.invitation(meeting)
    if answered:
        services.answer_invitation(invitation=row, answer="coming", by=factories.holder(row))
    link = Link.objects.filter(subject_id=row.public_id, purpose=choices.PURPOSE).latest("pk")
    address = reverse(f"meetings:{name}", args=[row.public_id]) + ("?done=1" if answered else "")
    return Shown(address, before=lambda client: _remember(client, link.pk))


def _remember(client: Client, link_id: int) -> None:
    session = client.session
    session["links"] = [link_id]
    session.save()
    client.cookies["sessionid"] = str(session.session_key)


def _minuted(name: str, *, state: str = "open", more: str = "") -> Shown:
    """Return a page of a meeting whose minutes are being typed, or are out with a correction asked for."""
    meeting = factories.make_invited(accounts.make_area(), **_soon())
    by = factories.runner_of(meeting)
    rows = [factories.invitation(meeting, place) for place in range(3)]
    there = dict(zip((row.public_id for row in rows), ("yes", "Mo Khan, deputy", "no"), strict=True))
    services.take_attendance(meeting=meeting, there=there, expected=meeting.version, by=by)
    meeting = queries.meeting_for(meeting.public_id, by)
    if state == "not begun":
        return _page(meeting, name)
    services.take_pen(meeting=meeting, by=by)
    meeting = queries.meeting_for(meeting.public_id, by)
    items = {item.title: item for item in queries.items_seen(meeting, by)}
    first, second = items["Attendance"], items["One INSET day"]
    for item in (first, second):
        item.meeting = meeting
    services.save_minute(item=first, said=services.Said("It rises: 94.1 against 93.8 last year.", "heard"), expected=1, by=by)
    details = services.DecisionDetails("We share one INSET day on 4 June 2027.", boards_on=clock.today() + timedelta(days=60))
    decision = services.record_decision(item=second, details=details, by=by)
    args: list[object] = {"item": [second.public_id], "decision": [decision.public_id], "": []}.get(more, [])
    if state == "out":
        services.send_minutes(meeting=meeting, by=by)
        meeting = queries.meeting_for(meeting.public_id, by)
        row = factories.invitation(meeting, 1)
        correction = services.correct_minutes(invitation=row, text="It was 94.2.", by=factories.holder(row))
        args = [correction.public_id] if more == "correction" else args
        if name == "correct_minutes":
            link = Link.objects.filter(subject_id=row.public_id, purpose=choices.PURPOSE).latest("pk")
            return Shown(reverse("meetings:correct_minutes", args=[row.public_id]), before=lambda client: _remember(client, link.pk))
    return _page(meeting, name, *args)


def _held(name: str, *, late: bool = False) -> Shown:
    """Return a page by link after a meeting with six there, minutes out; or when the time to say how it was is over."""
    on = clock.today() - timedelta(days=30 if late else 2)
    meeting, by = factories.hold(accounts.make_area(), on=on)
    services.send_minutes(meeting=meeting, by=by)
    row = factories.invitation(meeting)
    if late:
        with clock.fixed(clock.now() - timedelta(days=25)):
            for place in range(5):
                seat = factories.invitation(meeting, place)
                services.give_pulse(invitation=seat, worth="yes", learners="both", by=factories.holder(seat))
    if name == "read_minutes":
        return _page(queries.meeting_for(meeting.public_id, by), name)
    link = Link.objects.filter(subject_id=row.public_id, purpose=choices.PURPOSE).latest("pk")
    return Shown(reverse(f"meetings:{name}", args=[row.public_id]), before=lambda client: _remember(client, link.pk))


PAGES = [
    PageState("meetings, none yet", lambda: _list(full=False)),
    PageState("meetings", lambda: _list(full=True)),
    PageState("meetings of a group", lambda: _of_group("list_group_meetings")),
    PageState("meetings of a partnership", _of_partnership),
    PageState("plan a meeting, sent empty", lambda: _of_group("plan_meeting"), submit="Plan it"),
    PageState("a meeting, nothing on it", _empty),
    PageState("a meeting", lambda: _full(length=45)),
    PageState("a meeting, cancelled", _cancelled),
    PageState("change a meeting", lambda: _full("change_meeting")),
    PageState("type in the agenda, sent empty", lambda: _empty("add_items"), submit="Put them on the agenda"),
    PageState("order the agenda", lambda: _full("order_agenda")),
    PageState("change an item", lambda: _full("change_item")),
    PageState("papers", lambda: _full("add_paper")),
    PageState("send the agenda", lambda: _full("send_agenda")),
    PageState("send the invitations", lambda: _empty("send_invitations")),
    PageState("write down an answer", lambda: _full("record_answer")),
    PageState("who is there", lambda: _full("take_attendance")),
    PageState("minutes, not begun", lambda: _minuted("type_minutes", state="not begun")),
    PageState("type the minutes", lambda: _minuted("type_minutes")),
    PageState("earlier versions", lambda: _minuted("show_drafts", more="item")),
    PageState("a decision, sent empty", lambda: _minuted("record_decision", more="item"), submit="Count and write down"),
    PageState("read along", lambda: _minuted("read_minutes")),
    PageState("send the minutes", lambda: _minuted("send_minutes")),
    PageState("minutes, out", lambda: _minuted("read_minutes", state="out")),
    PageState("approve, a correction waits", lambda: _minuted("approve_minutes", state="out"), submit="Write it down"),
    PageState("a correction", lambda: _minuted("settle_correction", state="out", more="correction")),
    PageState("what boards said", lambda: _minuted("record_boards", more="decision")),
    PageState("minutes by link", lambda: _minuted("correct_minutes", state="out")),
    PageState("minutes, how it was", lambda: _held("read_minutes", late=True)),
    PageState("how was it, nothing chosen", lambda: _held("give_pulse"), submit="Send"),
    PageState("who carries what was decided", lambda: _held("carry_decisions")),
    PageState("answer by link, nothing chosen", _by_link, submit="Send my answer"),
    PageState("answer by link, done", lambda: _by_link(answered=True)),
    PageState("propose by link, sent empty", lambda: _by_link("propose_by_link"), submit="Propose it"),
]
