"""A word planted all over part B is found by the partners' own, and in no page, mail, feed, paper or answer of anybody else."""

import io
import re
import zipfile
from collections.abc import Iterator
from datetime import UTC, date, datetime
from html import unescape

import pytest
from django.test import Client
from django.urls import reverse
from pypdf import PdfReader

from joinedup.accounts.models import Area, User
from joinedup.accounts.services import links
from joinedup.accounts.tests import factories as accounts
from joinedup.actions import services as actions
from joinedup.calendars import queries as calendars
from joinedup.calendars import services as feeds
from joinedup.core import clock
from joinedup.core.actors import Actor
from joinedup.decisions.tests import factories as decisions
from joinedup.groups import services as seats
from joinedup.groups.tests import factories as groups
from joinedup.jobs import services as jobs
from joinedup.meetings import choices, queries, services
from joinedup.meetings.models import Invitation, Meeting
from joinedup.meetings.tests import factories
from joinedup.notices.models import Message
from joinedup.partnerships.models import Partner

pytestmark = pytest.mark.django_db
SECRET = "Zanzibar"
MOST_PAGES = 30
_HREF = re.compile(r'(?:href|action)="(/[^"#]*)')
_SKIP = re.compile(r"^/(static|sign-out|accounts|demo|gallery|api)|/sign-")


@pytest.fixture
def planted() -> Iterator[tuple[Area, Meeting, Actor]]:
    """Plant the word into item, note, paper, proposal, minutes, drafts, decision, action and written question of a held meeting."""
    area = accounts.make_area()
    meeting, chair = factories.hold(area, n_schools=3)
    services.change_meeting(meeting=meeting, details=factories.make_details(on=date(2026, 12, 3)), expected=meeting.version, by=chair)
    details = services.ItemDetails(f"{SECRET} item", note=f"{SECRET} note", part="b", lead=SECRET, briefing=SECRET)
    item = services.add_items(meeting=meeting, items=[details], by=chair)[0]
    factories.paper(item, f"{SECRET}.txt", SECRET.encode(), by=chair)
    services.propose_item(meeting=meeting, details=services.ItemDetails(f"{SECRET} proposal", part="b"), by=chair)
    item = queries.item_for(queries.meeting_for(meeting.public_id, chair), item.public_id, chair)
    for version, text in ((1, f"{SECRET} first"), (2, f"{SECRET} second")):
        services.save_minute(item=item, said=services.Said(text, "carried_over"), expected=version, by=chair)
    services.record_decision(item=item, details=services.DecisionDetails(f"{SECRET} closes."), by=chair)
    owner = groups.members(meeting.group)[1]
    promise = actions.ActionDetails(
        owner.person, owner.organisation, f"{SECRET} promise", date(2026, 12, 4), about=queries.closed_part(meeting), tell=True
    )
    actions.add_action(details=promise, by=chair)
    question = decisions.make_question(group=meeting.group, part="b", title=f"{SECRET}?", text=f"{SECRET} closes.")
    decisions.answer(question, "for", "for", "for")
    decisions.services.settle_question(question=question, by=chair)
    services.plan_meetings(group=meeting.group, details=factories.make_details(title="Next", on=date(2027, 1, 14)), by=chair)
    with clock.fixed(datetime(2026, 12, 5, 9, tzinfo=UTC)):
        services.send_agenda(meeting=queries.meeting_for(meeting.public_id, chair), by=chair)
        services.send_minutes(meeting=queries.meeting_for(meeting.public_id, chair), by=chair)
        jobs.run_regular_due()
        yield area, queries.meeting_for(meeting.public_id, chair), chair


def _words(content: bytes, kind: str) -> str:
    if kind == "application/pdf":
        return " ".join(page.extract_text() for page in PdfReader(io.BytesIO(content)).pages)
    if content[:2] == b"PK":
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            parts = [(name, packed.read(name)) for name in packed.namelist()]
        return " ".join(f"{name} {_words(part, 'application/pdf' if name.endswith('.pdf') else '')}" for name, part in parts)
    return unescape(content.decode("utf-8", "replace"))


def _walk(client: Client, *starts: str) -> dict[str, str]:
    """Return the words of every page and file that can be reached by following addresses from these."""
    waiting, seen = list(starts), {}
    while waiting and len(seen) < MOST_PAGES:
        url = waiting.pop(0)
        if url in seen or _SKIP.search(url):
            continue
        answer = client.get(url, follow=True)
        content = b"".join(answer.streaming_content) if answer.streaming else answer.content  # type: ignore[arg-type]
        seen[url] = _words(content, answer.headers.get("Content-Type", "").partition(";")[0]) if answer.status_code == 200 else ""
        if answer.status_code == 200 and "text/html" in answer.headers.get("Content-Type", ""):
            found = (unescape(href) for href in _HREF.findall(content.decode()))
            waiting += [href for href in found if "/meetings" in href or "/groups" in href or "/decisions" in href or "/actions" in href]
    return seen


def _starts(area: Area, meeting: Meeting) -> list[str]:
    partnership = meeting.group.partnership
    assert partnership is not None
    args = [area.slug, meeting.public_id]
    return [
        reverse("home:show_home"),
        reverse("home:show_area", args=[area.slug]),
        f"{reverse('home:search')}?q={SECRET}",
        reverse("meetings:list_meetings", args=[area.slug]),
        reverse("groups:list_groups", args=[area.slug]),
        reverse("partnerships:show_partnership", args=[area.slug, partnership.public_id]),
        reverse("actions:list_actions", args=[area.slug]) + "?show=all",
        reverse("calendars:show_timetable", args=[area.slug]),
        *(reverse("meetings:download_agenda", args=[*args, form]) for form in ("pdf", "word", "pack")),
        *(reverse("meetings:download_minutes", args=[*args, form]) for form in ("pdf", "word")),
    ]


def _signed_in(actor: Actor) -> Client:
    client = Client()
    client.force_login(User.objects.get(pk=actor.user_id))
    return client


def test_an_officer_who_is_no_partner_finds_nothing_of_part_b(planted: tuple[Area, Meeting, Actor]) -> None:
    area, meeting, chair = planted
    starts = _starts(area, meeting)
    own = _walk(_signed_in(chair), *starts[3:5], *starts[9:])
    assert sum(SECRET in words for words in own.values()) >= 5  # the word is there to be found
    read = _walk(_signed_in(accounts.officer_actor(area)), *starts)
    assert len(read) == MOST_PAGES
    assert {url for url, words in read.items() if SECRET in words and "q=" not in url} == set()
    searched = next(words for url, words in read.items() if "q=" in url)
    assert not re.search(rf"{SECRET} \w", searched)


def test_an_observers_link_opens_nothing_of_part_b_and_a_members_does(planted: tuple[Area, Meeting, Actor]) -> None:
    area, meeting, chair = planted
    groups.add_seat(meeting.group, "The observer", groups.members(meeting.group)[0].organisation, part="observer", by=chair)
    services.send_minutes(meeting=meeting, by=chair)
    rows = {row.member.part: row for row in queries.invitations_of(meeting)}
    for part, sees in (("observer", False), ("member", True)):
        row, client = rows[part], Client()
        url = links.give_link(
            purpose=choices.PURPOSE,
            subject=row.subject,
            address="x@oak.example",
            days=9,
            by=chair.within(area_id=area.pk, area_slug=area.slug),
            name="X",
            title="X",
        )
        client.get("/" + url.split("/", 3)[3], follow=True)
        files = [reverse(f"meetings:download_{what}_by_link", args=[row.public_id, "word"]) for what in ("agenda", "minutes")]
        pages = [reverse(f"meetings:{name}", args=[row.public_id]) for name in ("answer_invitation", "correct_minutes")]
        read = _walk(client, *pages, *files)
        assert len([words for words in read.values() if words]) >= 6
        assert any(SECRET in words for words in read.values()) is sees


def test_no_mail_and_no_feed_says_a_word_of_part_b(planted: tuple[Area, Meeting, Actor]) -> None:
    area, meeting, _chair = planted
    kinds = {mail.key.partition(":")[0] for mail in Message.objects.all()}
    assert {"meetings.agenda", "meetings.minutes", "decisions.question", "decisions.outcome", "action.given"} <= kinds
    for mail in Message.objects.all():
        assert SECRET not in mail.subject_line + mail.text + mail.html + mail.calendar, mail.key
    owner = groups.actor_of(groups.members(meeting.group)[1])
    _feed, address = feeds.make_feed(by=owner.within(area_id=area.pk, area_slug=area.slug), kind="mine")
    text = Client().get("/" + address.split("/", 3)[3]).content.decode()
    named = [one.name for one in calendars.dated_things(owner, calendars.Wanted(2026))]
    assert "BEGIN:VEVENT" in text
    assert "Something for partners only" in text
    assert "Something for partners only" in named
    assert SECRET not in " ".join(named) + text


def test_the_link_of_an_ended_seat_and_of_who_has_left_opens_part_b_no_more() -> None:
    meeting = factories.make_invited(accounts.make_area())
    rows = [factories.invitation(meeting, place) for place in (1, 2)]
    assert all(queries.sees_closed(factories.holder(row), meeting, row) for row in rows)
    seats.end_member(member=rows[0].member, by=factories.runner_of(meeting))
    Partner.objects.filter(organisation=rows[1].member.organisation).update(
        left_on=clock.today(), notice_given_on=clock.today(), leaving_reason="It closes."
    )
    rows = [Invitation.objects.get(pk=row.pk) for row in rows]
    assert not any(queries.sees_closed(factories.holder(row), meeting, row) for row in rows)
