"""Who has not said who carries a decision of a meeting is reminded: once by itself, and when somebody presses."""

from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from joinedup.accounts.tests import factories as accounts
from joinedup.audit import queries as audit
from joinedup.contacts.queries import AsksWanted
from joinedup.core import clock
from joinedup.core.refusals import Refused
from joinedup.groups.tests import factories as groups
from joinedup.meetings import queries, services
from joinedup.meetings.models import Invitation
from joinedup.meetings.queries.asks import open_asks
from joinedup.meetings.tests import factories
from joinedup.notices.models import Message
from tests.scanner.links import last_link

pytestmark = pytest.mark.django_db
EVENING = datetime(2026, 12, 3, 18, tzinfo=UTC)


def test_who_has_not_said_is_reminded_of_what_was_decided_and_part_b_stands_in_no_mail(client: Client) -> None:
    meeting, chair = factories.hold(accounts.make_area(), n_schools=3)
    closed = queries.item_for(meeting, factories.item(meeting, "A school in difficulty").public_id, chair)
    services.record_decision(item=closed, details=services.DecisionDetails("Zanzibar is helped."), by=chair)
    with pytest.raises(Refused, match="Send the minutes first"):
        services.remind_carriers(meeting=meeting, by=chair)
    with clock.fixed(EVENING):
        services.send_minutes(meeting=meeting, by=chair)
        assert services.remind_due_carriers() == 0  # not before a week is over
    rows = [factories.invitation(queries.meeting_for(meeting.public_id, chair), place) for place in range(3)]
    taken = [row for line in queries.minutes_of(meeting, chair) for row in line.decisions]
    with clock.fixed(EVENING + timedelta(days=8)):
        services.carry_decisions(
            invitation=rows[0], names=dict.fromkeys([row.public_id for row in taken], "Mo"), by=factories.holder(rows[0])
        )
        services.carry_decisions(invitation=rows[1], names={taken[0].public_id: "Mo"}, by=factories.holder(rows[1]))
        assert [_asked(row) for row in rows] == [[], *[["Say who carries what was decided: Heads in December"]] * 2]
        assert services.remind_due_carriers() == 1
        assert services.remind_due_carriers() == 0
        with pytest.raises(Refused, match="today already"):
            services.remind_carriers(meeting=meeting, by=chair)
        with pytest.raises(Refused, match="Only the chair"):
            services.remind_carriers(meeting=meeting, by=groups.actor_of(groups.members(meeting.group)[1]))
        mails = Message.objects.filter(subject_line="Who carries it at your place? Heads in December").order_by("pk")
        addresses = [row.member.person.addresses.get().email for row in rows]
        assert {mail.to for mail in mails} == set(addresses[1:])
        assert sorted("We share 4 June." in mail.text for mail in mails) == [False, True]
        assert all("a decision for partners only" in mail.text and "Zanzibar" not in mail.text + mail.html for mail in mails)
        assert "meeting.carriers_reminded" in {line.verb for line in audit.entries_about(meeting.subject)}
        page = client.get(last_link(addresses[2]), follow=True).content.decode()
        assert reverse("meetings:carry_decisions", args=[rows[2].public_id]) in page
    with clock.fixed(EVENING + timedelta(days=9)):
        for row in rows[1:]:
            names = dict.fromkeys([one.public_id for one in taken], "Mo")
            services.carry_decisions(invitation=row, names=names, by=factories.holder(row))
        assert [_asked(row) for row in rows] == [[], [], []]
        with pytest.raises(Refused, match="Every partner has said"):
            services.remind_carriers(meeting=meeting, by=chair)


def _asked(row: Invitation) -> list[str]:
    """Return what stands among the open asks of the organisation."""
    return [ask.what for ask in open_asks(AsksWanted(organisations=frozenset({row.member.organisation_id})))]
