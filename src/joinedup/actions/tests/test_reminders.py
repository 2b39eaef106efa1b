"""Owners are reminded of what they still owe, in one mail, of each occasion once."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from unittest.mock import patch

import pytest

from joinedup.accounts.models import Area, MailChoice, MailVolume
from joinedup.accounts.tests import factories as accounts
from joinedup.actions import choices, queries, services
from joinedup.actions.models import Action, Reminder
from joinedup.actions.tests import factories
from joinedup.calendars.tests import factories as calendars
from joinedup.core import clock
from joinedup.core.actors import Actor
from joinedup.core.refusals import Missing, Refused
from joinedup.directory.models import Person
from joinedup.jobs import services as jobs
from joinedup.notices.models import Message

pytestmark = pytest.mark.django_db
MONDAY = date(2026, 11, 2)


def at(day: date) -> datetime:
    return datetime.combine(day, time(6, 30), tzinfo=UTC)


def remind(day: date) -> int:
    with clock.fixed(at(day)):
        return services.remind_all(today=day)


def run(first: date, last: date) -> list[date]:
    """Remind on each day; return the days on which a mail was written."""
    days = [first + timedelta(days=n) for n in range((last - first).days + 1)]
    return [day for day in days if remind(day)]


class Scene:
    def __init__(self, *, calendar: bool = False) -> None:
        with clock.fixed(at(MONDAY)):
            self.area: Area = accounts.make_area()
            self.by: Actor = accounts.officer_actor(self.area)
            self.owner: Person = factories.make_owner(self.area, email="imran@oak.example")
            if calendar:
                calendars.make_calendar(self.area, by=self.by)

    def action(self, what: str, due_on: date, *, on: date = MONDAY, owner: Person | None = None) -> Action:
        with clock.fixed(at(on)):
            return factories.make_action(self.area, what, by=self.by, owner=owner or self.owner, due_on=due_on)

    def digests(self) -> list[str]:
        return list(Message.objects.filter(key__startswith="actions.digest").order_by("pk").values_list("text", flat=True))

    def holder(self) -> Actor:
        return accounts.link_actor(choices.PROMISES_PURPOSE, self.owner.subject, area=self.area)


def test_before_on_the_day_and_every_week_after() -> None:
    scene = Scene()
    scene.action("Book the coach", date(2026, 11, 16))
    assert run(MONDAY, date(2026, 12, 4)) == [date(2026, 11, 9), date(2026, 11, 16), date(2026, 11, 23), date(2026, 11, 30)]
    assert run(MONDAY, date(2026, 12, 4)) == []


def test_one_mail_holds_everything_still_owed_and_nothing_that_is_done() -> None:
    scene = Scene()
    scene.action("Book the coach", date(2026, 11, 3))
    done = scene.action("Ask governors", date(2026, 11, 5))
    scene.action("Write to parents", date(2026, 12, 1))
    services.finish_action(action=done, expected=1, by=scene.by)
    remind(date(2026, 11, 10))
    assert len(scene.digests()) == 1
    text = scene.digests()[0]
    assert text.index("Overdue") < text.index("Book the coach") < text.index("Coming up") < text.index("Write to parents")
    assert "Ask governors" not in text
    message = Message.objects.get(key__startswith="actions.digest")
    assert message.unsubscribe_url
    assert message.urgency == "working_hours"


def test_weekends_are_quiet_and_what_fell_on_them_is_said_on_monday() -> None:
    scene = Scene()
    scene.action("Book the coach", date(2026, 11, 14))  # a Saturday
    assert run(date(2026, 11, 10), date(2026, 11, 18)) == [date(2026, 11, 10), date(2026, 11, 16)]


def test_holidays_are_quiet_and_what_fell_into_them_is_said_once_afterwards() -> None:
    scene = Scene(calendar=True)
    scene.action("Book the coach", date(2026, 12, 22))
    # INSET on 4 January: staff are at work.
    assert run(date(2026, 12, 16), date(2027, 1, 4)) == [date(2026, 12, 16), date(2027, 1, 4)]


def test_who_chose_so_hears_once_a_week_at_most() -> None:
    scene = Scene()
    for number in range(4):
        scene.action(f"Thing {number}", date(2026, 11, 10 + number))
    services.choose_rhythm(person=scene.owner, rhythm="weekly", by=scene.holder())
    assert run(date(2026, 11, 3), date(2026, 11, 18)) == [date(2026, 11, 3), date(2026, 11, 9), date(2026, 11, 16)]


def test_who_stopped_the_mail_gets_none() -> None:
    scene = Scene()
    scene.action("Book the coach", date(2026, 11, 16))
    remind(date(2026, 11, 9))
    MailChoice.objects.update(stopped_at=clock.now())
    assert run(date(2026, 11, 10), date(2026, 11, 30)) == []


def test_who_no_longer_works_there_is_not_reminded_and_sees_no_more_of_it() -> None:
    scene = Scene()
    scene.action("Book the coach", date(2026, 11, 16))
    scene.owner.roles.update(until_on=date(2026, 11, 6))
    assert run(date(2026, 11, 9), date(2026, 11, 30)) == []
    with clock.fixed(at(date(2026, 11, 9))):
        assert queries.owed_by(scene.owner, scene.area.pk) == []


def test_a_new_date_and_a_new_owner_begin_anew() -> None:
    scene = Scene()
    action = scene.action("Book the coach", date(2026, 11, 9))
    with clock.fixed(at(date(2026, 11, 5))):
        services.move_action(action=action, due_on=date(2026, 11, 19), reason="Full", expected=1, by=scene.by)
    assert run(date(2026, 11, 5), date(2026, 11, 13)) == [date(2026, 11, 12)]
    other = factories.make_owner(scene.area, "Ruth Vale", email="ruth@elm.example")
    with clock.fixed(at(date(2026, 11, 16))):
        services.hand_over_action(action=action, to=other, organisation=other.roles.get().organisation, reason="", expected=2, by=scene.by)
    assert run(date(2026, 11, 16), date(2026, 11, 20)) == [date(2026, 11, 19)]
    assert Message.objects.filter(key__startswith="actions.digest", to="ruth@elm.example").count() == 1


def test_snoozed_things_wait_for_their_day() -> None:
    scene = Scene()
    action = scene.action("Book the coach", date(2026, 11, 4))
    with clock.fixed(at(date(2026, 11, 3))):
        services.snooze_action(action=action, until=date(2026, 11, 19), expected=1, by=scene.holder())
        with pytest.raises(Refused, match="three months"):
            services.snooze_action(action=action, until=date(2027, 11, 19), expected=2, by=scene.holder())
    assert run(date(2026, 11, 3), date(2026, 11, 26)) == [date(2026, 11, 19), date(2026, 11, 25)]


def test_a_run_that_breaks_before_the_mail_is_kept_has_sent_nothing_and_the_next_sends_it_once() -> None:
    scene = Scene()
    scene.action("Book the coach", date(2026, 11, 16))
    with patch("joinedup.actions.services.digests.notices.post_prepared", side_effect=RuntimeError), pytest.raises(RuntimeError):
        remind(date(2026, 11, 9))
    assert not Reminder.objects.exists()
    assert remind(date(2026, 11, 9)) == 1
    assert remind(date(2026, 11, 9)) == 0
    assert len(scene.digests()) == 1


def test_days_on_which_no_worker_ran_are_made_up_for_with_one_mail() -> None:
    scene = Scene()
    scene.action("Book the coach", date(2026, 11, 9))
    assert run(date(2026, 11, 27), date(2026, 11, 27)) == [date(2026, 11, 27)]
    assert len(scene.digests()) == 1


def test_an_area_sets_its_own_rules_for_each_kind() -> None:
    scene = Scene()
    scene.action("Book the coach", date(2026, 11, 16))
    details = services.RuleDetails(days_before=None, on_the_day=False, every_days_after=3)
    services.set_reminder_rule(about_kind="", details=details, by=scene.by)
    assert run(MONDAY, date(2026, 11, 24)) == [date(2026, 11, 19), date(2026, 11, 23)]
    with pytest.raises(Missing):
        services.set_reminder_rule(about_kind="nowhere.thing", details=details, by=scene.by)
    with pytest.raises(Refused):
        services.set_reminder_rule(about_kind="", details=details, by=accounts.actor_for(accounts.make_user(), scene.area))
    assert [line.is_own for line in queries.rule_lines(scene.area.pk)][:1] == [True]


def test_the_link_in_the_mail_opens_only_this_persons_promises_in_this_area() -> None:
    scene = Scene()
    mine = scene.action("Book the coach", date(2026, 11, 16))
    theirs = scene.action("Ask governors", date(2026, 11, 16), owner=factories.make_owner(scene.area, "Ruth Vale"))
    holder = scene.holder()
    assert queries.action_answering(mine.public_id, holder) == mine
    elsewhere = holder.within(area_id=accounts.make_area("Elmshire").pk, area_slug="x")
    for action, viewer in ((theirs, holder), (mine, elsewhere)):
        with pytest.raises(Missing):
            queries.action_answering(action.public_id, viewer)
    with pytest.raises(Missing):
        services.choose_rhythm(person=theirs.owner, rhythm="weekly", by=holder)


def test_a_nudge_goes_out_in_the_senders_own_words_one_for_each_owner() -> None:
    scene = Scene()
    late = [scene.action(what, date(2026, 11, 3)) for what in ("Book the coach", "Ask governors")]
    late.append(scene.action("Write to parents", date(2026, 11, 3), owner=factories.make_owner(scene.area, "Ruth Vale")))
    assert services.nudge_owners(actions=late, words="Shall I ring you on Friday?", by=scene.by) == 2
    mail = Message.objects.get(to="imran@oak.example", key__startswith="action.nudge")
    assert "Shall I ring you on Friday?" in mail.text
    assert "Ask governors" in mail.text
    assert mail.reply_to == scene.by.email
    assert queries.steps_of(late[0])[0].title == "Asked by mail"
    with pytest.raises(Refused):
        services.nudge_owners(actions=late, words="Hello?", by=scene.holder())


def test_the_morning_job_reminds() -> None:
    scene = Scene()
    scene.action("Book the coach", date(2026, 11, 16))
    with clock.fixed(at(date(2026, 11, 9))):
        jobs.start("actions.remind", by=scene.by, title="Remind")
        jobs.run_due()
    assert len(scene.digests()) == 1


def test_who_wants_one_mail_a_week_of_everything_is_reminded_once_a_week() -> None:
    scene = Scene()
    for number in range(4):
        scene.action(f"Thing {number}", date(2026, 11, 10 + number))
    MailVolume.objects.create(area=scene.area, address="imran@oak.example", volume="weekly")
    assert run(date(2026, 11, 3), date(2026, 11, 18)) == [date(2026, 11, 3), date(2026, 11, 9), date(2026, 11, 16)]


def test_a_mail_to_who_keeps_an_action_costs_its_owner_no_reminder_of_the_week() -> None:
    scene = Scene()
    action = scene.action("Book the coach", date(2026, 11, 10))
    MailVolume.objects.create(area=scene.area, address="imran@oak.example", volume="weekly")
    Reminder.objects.create(action=action, person=action.owner, occasion=choices.OWNER_LEFT, due_on=action.due_on, sent_on=MONDAY)
    assert run(date(2026, 11, 3), date(2026, 11, 4)) == [date(2026, 11, 3)]


def test_fifty_people_are_written_to_in_a_fixed_number_of_reads(django_assert_max_num_queries) -> None:
    scene = Scene()
    for number in range(12):
        scene.action("Book the coach", date(2026, 11, 16), owner=factories.make_owner(scene.area, f"Owner {number}"))
    with django_assert_max_num_queries(40):
        assert remind(date(2026, 11, 9)) == 12
    with django_assert_max_num_queries(14):
        assert remind(date(2026, 11, 9)) == 0


def test_what_is_done_while_the_mails_are_written_is_not_reminded_of() -> None:
    scene = Scene()
    action = scene.action("Book the coach", date(2026, 11, 16))
    read = queries.digests_due

    def read_then_done(*args: Any) -> list[queries.Digest]:
        found = read(*args)
        Action.objects.filter(pk=action.pk).update(state="done", closed_on=MONDAY, version=2)
        return found

    with patch("joinedup.actions.services.digests.queries.digests_due", read_then_done):
        assert remind(date(2026, 11, 9)) == 0
    assert not Reminder.objects.exists()
    assert scene.digests() == []
