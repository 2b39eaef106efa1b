"""Due dates on odd days: 29 February, the lost hour of 28 March 2027, the doubled hour of 31 October 2027; bank holidays."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from joinedup.accounts.tests import factories as accounts
from joinedup.actions import services
from joinedup.actions.forms.actions import MoveForm
from joinedup.actions.models import Reminder
from joinedup.actions.tests import factories
from joinedup.core import clock
from joinedup.jobs.services.schedules import Regular
from joinedup.notices.models import Message
from joinedup.notices.services import window

pytestmark = pytest.mark.django_db
LONDON = ZoneInfo("Europe/London")


@pytest.mark.parametrize(
    ("due_on", "mails"),
    [
        (date(2028, 2, 29), [date(2028, 2, 22), date(2028, 2, 29), date(2028, 3, 7)]),
        (date(2027, 3, 28), [date(2027, 3, 22), date(2027, 3, 30), date(2027, 4, 5)]),  # Easter Sunday; Monday is a bank holiday
        (date(2027, 10, 31), [date(2027, 10, 25), date(2027, 11, 1), date(2027, 11, 8)]),
    ],
)
def test_each_occasion_comes_once_whatever_the_clock_does(due_on: date, mails: list[date]) -> None:
    area = accounts.make_area()
    first = due_on - timedelta(days=12)
    with clock.fixed(datetime.combine(first, time(9), tzinfo=LONDON)):
        factories.make_action(area, by=accounts.officer_actor(area), due_on=due_on)
    seen = []
    for n in range(1, 22):
        day = first + timedelta(days=n)
        for hour in (time(0, 30), time(1, 30), time(1, 30, fold=1), time(6, 30)):
            with clock.fixed(datetime.combine(day, hour, tzinfo=LONDON)):
                seen += [day] * services.remind_all(today=clock.today())
    assert seen == mails
    assert Reminder.objects.count() == len(Message.objects.filter(key__startswith="actions.digest")) == 3


def test_29_february_is_refused_in_a_year_that_has_none() -> None:
    typed = {"due_on_day": "29", "due_on_month": "2", "due_on_year": "2027", "reason": "Because"}
    assert not MoveForm(typed).is_valid()
    assert MoveForm(typed | {"due_on_year": "2028"}).is_valid()


@pytest.mark.parametrize("at", [time(1, 30), time(6, 30)])
def test_the_morning_job_starts_once_a_day_through_both_changes(at: time) -> None:
    item = Regular("x", at, "x", None, None, alone=True)
    for day in (date(2027, 3, 27), date(2027, 10, 30)):
        moment, days = datetime.combine(day, time(), tzinfo=LONDON).astimezone(UTC), []
        for _start in range(4):
            moment = item.next_after(moment)
            days.append(moment.astimezone(LONDON).date())
        assert days == [day + timedelta(days=n) for n in range(4)]


def test_mail_that_nobody_waits_for_leaves_at_half_past_seven_london_time_and_never_on_a_bank_holiday() -> None:
    for posted, leaves in (
        (datetime(2027, 3, 27, 12, tzinfo=UTC), datetime(2027, 3, 30, 6, 30, tzinfo=UTC)),  # Easter Monday is left in peace
        (datetime(2027, 10, 29, 17, tzinfo=UTC), datetime(2027, 11, 1, 7, 30, tzinfo=UTC)),
    ):
        assert window.leaves_at(window.Urgency.WORKING_HOURS, posted) == leaves
    assert not window.is_open(datetime(2027, 3, 29, 10, tzinfo=UTC))
