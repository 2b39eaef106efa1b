"""A newsletter goes once to everybody chosen, in working hours, and can be stopped until it leaves."""

from datetime import UTC, datetime
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from joinedup.accounts.models import MailChoice
from joinedup.accounts.services import mail_choices
from joinedup.accounts.tests import factories as accounts
from joinedup.audit.models import Entry
from joinedup.core import clock
from joinedup.core.refusals import Conflict, Missing, Refused
from joinedup.news import choices, queries, services
from joinedup.news.choices import State
from joinedup.news.services import sending
from joinedup.news.tests import factories
from joinedup.notices.models import Message
from tests.scanner.links import last_link

pytestmark = pytest.mark.django_db
CHANNEL = "team-123@chat.example"


def test_it_goes_to_the_board_and_to_a_chat_channel_in_working_hours() -> None:
    term = factories.make_term()
    with clock.fixed(datetime(2026, 11, 24, 19, tzinfo=UTC)):
        newsletter = factories.make_sent(term)
    mails = Message.objects.filter(about_id=newsletter.public_id)
    assert {CHANNEL} < set(mails.values_list("to", flat=True))
    assert mails.count() == 4
    mail = mails.get(to=CHANNEL)
    assert mail.goes_at.astimezone(clock.LONDON).strftime("%d %H:%M") == "25 07:30"
    assert factories.OPEN in mail.text
    assert factories.SECRET not in mail.text
    assert (bool(mail.unsubscribe_url), mail.is_machine, mail.is_news) == (True, False, True)
    assert Entry.objects.filter(verb="newsletter.sent").count() == 1


def test_posting_again_after_a_crash_sends_nothing_twice() -> None:
    term = factories.make_term()
    newsletter = factories.make_sent(term)
    before = Message.objects.count()
    services.post_mails(newsletter=newsletter, number=newsletter.number, by=term.ada)
    assert Message.objects.count() == before
    with pytest.raises(Refused):
        services.send_newsletter(newsletter=newsletter, expected=newsletter.version, by=term.ada)


def test_it_can_be_stopped_changed_and_sent_again() -> None:
    term = factories.make_term()
    newsletter = factories.make_sent(term)
    assert "No mail has left" in services.stop_newsletter(newsletter=newsletter, by=term.ada)
    newsletter.refresh_from_db()
    assert newsletter.state == State.DRAFT
    services.send_newsletter(newsletter=newsletter, expected=newsletter.version, by=term.ada)
    states = Message.objects.filter(about_id=newsletter.public_id, to=CHANNEL).order_by("pk").values_list("state", flat=True)
    assert list(states) == ["stopped", "waiting"]


def test_a_stop_ends_the_posting_of_what_is_still_to_be_posted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(choices, "AT_ONCE", 1)
    monkeypatch.setattr(choices, "AT_A_TIME", 1)
    term = factories.make_term()
    newsletter = factories.make_sent(term)
    post, mails = sending._post, Message.objects.filter(about_id=newsletter.public_id)

    def post_and_leave(*given: Any) -> None:  # the second mail leaves, then somebody stops the others
        post(*given)
        if mails.count() == 2:
            mails.filter(pk=mails.latest("pk").pk).update(state="sending")
            assert "left already: 1" in services.stop_newsletter(newsletter=newsletter, by=term.ada)

    monkeypatch.setattr(sending, "_post", post_and_leave)
    services.post_mails(newsletter=newsletter, number=newsletter.number, by=term.ada)
    assert sorted(mails.values_list("state", flat=True)) == ["sending", "stopped"]


def test_what_is_posted_of_an_earlier_sending_is_nothing() -> None:
    term = factories.make_term()
    newsletter = factories.make_sent(term)
    assert services.post_mails(newsletter=newsletter, number=newsletter.number - 1, by=term.ada) == 0


def test_what_changed_after_the_check_is_looked_at_before_it_goes(client: Client) -> None:
    term = factories.make_term()
    newsletter = factories.make_ready(term)
    client.force_login(factories.user_of(term.ada))
    page = reverse("news:check_newsletter", args=[term.area.slug, newsletter.public_id])
    seen = {"version": newsletter.version}
    services.add_paragraph(newsletter=newsletter, words=services.Words("", "One more thing."), on_top=True, by=term.bea)
    again = client.post(page, seen).content.decode()
    assert "Somebody changed this newsletter after you saw it" in again
    assert "One more thing." in again
    newsletter.refresh_from_db()
    assert (newsletter.state, f'name="version" value="{newsletter.version}"' in again) == (State.DRAFT, True)
    with pytest.raises(Conflict):
        services.choose_readers(newsletter=newsletter, chosen=queries.Chosen(("heads",)), expected=seen["version"], by=term.ada)
    client.post(page, {"version": newsletter.version})
    newsletter.refresh_from_db()
    assert newsletter.state == State.SENT


def test_what_has_left_cannot_be_stopped() -> None:
    term = factories.make_term()
    newsletter = factories.make_sent(term)
    Message.objects.filter(about_id=newsletter.public_id).update(state="sent", sent_at=clock.now())
    with pytest.raises(Refused, match="left already"):
        services.stop_newsletter(newsletter=newsletter, by=term.ada)


def test_who_stopped_our_newsletters_or_cannot_be_reached_is_left_out_and_said_so() -> None:
    term = factories.make_term()
    newsletter = factories.make_ready(term, typed=f"{CHANNEL}\nnobody@gone.example")
    MailChoice.objects.create(area=term.area, address=CHANNEL, kind="newsletter", stopped_at=clock.now())
    old = factories.make_sent(factories.make_term(accounts.make_area("Elmshire")))
    Message.objects.filter(about_id=old.public_id, to=CHANNEL).update(to="nobody@gone.example", state="refused")
    people = queries.readers_of(newsletter, term.ada)
    assert {one.address: one.why_not for one in people.left_out} == {
        CHANNEL: "Stopped our newsletters",
        "nobody@gone.example": "Refused by the other side",
    }


def test_a_reader_may_want_less() -> None:
    term = factories.make_term()
    actor = term.chair
    mail_choices.choose_volume(place=mail_choices.place_of_mine(term.area, actor), volume="weekly", by=actor)
    newsletter = factories.make_sent(term)
    assert Message.objects.get(about_id=newsletter.public_id, to=actor.email).state == "held"


def test_readers_are_the_boards_members_heads_partners_and_organisers() -> None:
    term = factories.make_term()
    newsletter = factories.make_draft(term)
    for kinds, n in ((("groups",), 3), (("heads",), 3), (("partners",), 3), (("organisers",), 1), (("funders",), 0)):
        services.choose_readers(newsletter=newsletter, chosen=queries.Chosen(kinds), expected=newsletter.version, by=term.ada)
        newsletter.refresh_from_db()
        assert len(queries.readers_of(newsletter, term.ada).readers) == n, kinds
    with pytest.raises(Refused):
        services.choose_readers(newsletter=newsletter, chosen=queries.Chosen(), expected=newsletter.version, by=term.ada)


def test_the_next_newsletter_remembers_who_got_the_last_one() -> None:
    term = factories.make_term()
    factories.make_sent(term)
    assert queries.Chosen.of(factories.make_draft(term).readers).typed == CHANNEL


def test_an_issue_is_read_by_its_link_and_by_the_partnership_and_by_nobody_else() -> None:
    term = factories.make_term()
    newsletter = factories.make_sent(term)
    page = Client().get(last_link(CHANNEL), follow=True).content.decode()
    assert factories.OPEN in page
    assert Client().get(reverse("news:read_newsletter", args=[newsletter.public_id])).status_code != 200
    with pytest.raises(Missing):
        queries.newsletter_for(newsletter.public_id, accounts.actor_for(accounts.make_user("Eve Ellis"), term.area))
    member = factories.groups.actor_of(factories.groups.members(term.meeting.group)[2])
    assert queries.newsletter_for(newsletter.public_id, member) == newsletter
    with pytest.raises(Missing):
        queries.newsletter_for(factories.make_draft(term).public_id, member)


def test_many_readers_are_written_to_in_the_background(monkeypatch: pytest.MonkeyPatch) -> None:
    from joinedup.jobs import services as jobs

    monkeypatch.setattr(choices, "AT_ONCE", 1)
    term = factories.make_term()
    newsletter = factories.make_sent(term)
    assert not Message.objects.filter(about_id=newsletter.public_id).exists()
    jobs.run_due()
    assert Message.objects.filter(about_id=newsletter.public_id).count() == 4
