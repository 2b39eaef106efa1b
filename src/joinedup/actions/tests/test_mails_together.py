"""What one press posts is one batch: the next page says when it leaves, and one press stops all of it."""

from datetime import UTC, datetime

import pytest
from django.test import Client

from joinedup.accounts.tests import factories as accounts
from joinedup.core import clock
from joinedup.core.refusals import Missing
from joinedup.core.subjects import Subject
from joinedup.notices import queries, services
from joinedup.notices.models import Message

pytestmark = pytest.mark.django_db
EVENING = datetime(2026, 11, 9, 19, tzinfo=UTC)


def _mail(key: str, area_id: int, about: Subject | None = None) -> services.Mail:
    context = {"name": "Imran", "words": "Hello", "owed": [{"what": "Book", "due_on": EVENING.date()}], "sender": "Ada", "action_url": "x"}
    return services.Mail(
        key=key,
        to="head@oak.example",
        template="actions/mail/nudge",
        context={**context, "subject": "How is it going?"},
        sender_name="Brackwater",
        area_id=area_id,
        about=about,
        when=services.Urgency.WORKING_HOURS,
    )


def test_what_one_press_posts_is_stopped_by_one_press() -> None:
    area = accounts.make_area()
    by, stranger = accounts.officer_actor(area), accounts.officer_actor(accounts.make_area("Elmshire"))
    with clock.fixed(EVENING):
        with services.together() as box:
            for number in range(3):
                services.post(_mail(f"test:{number}", area.pk), by=by)
            services.post(_mail("test:0", area.pk), by=by)
        other = services.post(_mail("test:alone", area.pk), by=by)
        assert (box.n, box.first) == (3, datetime(2026, 11, 10, 7, 30, tzinfo=UTC))
        assert len(queries.posted_together(box.batch, by)) == 3
        with pytest.raises(Missing):
            queries.posted_together(box.batch, stranger)
        assert services.stop_together(box.batch, by=stranger) == 0
        assert services.stop_together(box.batch, by=by) == 3
        assert services.stop_together("", by=by) == 0
    other.refresh_from_db()
    assert other.state == "waiting"


def test_a_mail_from_ones_own_mail_program_is_kept_and_never_sent() -> None:
    area = accounts.make_area()
    by = accounts.officer_actor(area)
    mail = _mail("own:1", area.pk, Subject("actions.action", "x" * 12))
    services.keep_own(mail, text="Hello", by=by)
    services.keep_own(mail, text="Hello", by=by)
    (line,) = queries.messages_about(Subject("actions.action", "x" * 12))
    assert (line.state_word, line.may_stop) == ("Written from their own mail program", False)
    assert not services.has_due()


def test_only_mails_that_ask_are_counted_and_stopped_ones_are_not() -> None:
    area = accounts.make_area()
    by = accounts.officer_actor(area)
    with clock.fixed(EVENING):
        services.post(_mail("action.nudge:1", area.pk), by=by)
        services.post(_mail("milestone.thanks:1", area.pk), by=by)
        services.stop(services.post(_mail("action.nudge:2", area.pk), by=by), by=by)
        assert [asked.words for asked in queries.asked_since(EVENING, area_id=area.pk)] == ["Question how something is going"]


def test_the_next_page_says_when_it_leaves(client: Client) -> None:
    area = accounts.make_area()
    user = accounts.make_officer(area)
    client.force_login(user)
    with clock.fixed(EVENING):
        row = services.post(_mail("test:1", area.pk), by=accounts.actor_for(user, area))
        services.stop(row, by=accounts.actor_for(user, area))
        Message.objects.filter(pk=row.pk).update(batch="a" * 12)
        page = client.get("/mails/together/aaaaaaaaaaaa/")
        assert "None of them waits any more" in page.content.decode()
