"""The links that this room mails: to an action's owner."""

from datetime import UTC, date, datetime

from django.test import Client
from django.urls import reverse

from joinedup.accounts.tests import factories as accounts
from joinedup.actions import choices, services
from joinedup.actions.models import Action
from joinedup.actions.tests import factories
from joinedup.core import clock
from tests.scanner.links import MailedLink, Sent, last_link


def to_owner() -> Sent:
    area = accounts.make_area()
    action = factories.make_action(area, owner=factories.make_owner(area, email="head@oak.example"))

    def press(client: Client) -> None:
        page = reverse("actions:answer_action", args=[action.public_id])
        client.post(page, {"answer": "done", "version": str(action.version)})

    return Sent(last_link("head@oak.example"), press, done=lambda: Action.objects.get(pk=action.pk).state == "done")


def to_whom_is_reminded() -> Sent:
    area = accounts.make_area()
    with clock.fixed(datetime(2026, 11, 2, 9, tzinfo=UTC)):
        owner = factories.make_owner(area, email="head@oak.example")
        action = factories.make_action(area, owner=owner, due_on=date(2026, 11, 10))
    with clock.fixed(datetime(2026, 11, 3, 6, 30, tzinfo=UTC)):
        services.remind_all(today=date(2026, 11, 3))

    def press(client: Client) -> None:
        page = reverse("actions:answer_promise", args=[owner.public_id, action.public_id])
        client.post(page, {"answer": "done", "version": str(action.version)})

    return Sent(last_link("head@oak.example"), press, done=lambda: Action.objects.get(pk=action.pk).state == "done")


LINKS = [MailedLink(choices.ANSWER_PURPOSE, to_owner), MailedLink(choices.PROMISES_PURPOSE, to_whom_is_reminded)]
