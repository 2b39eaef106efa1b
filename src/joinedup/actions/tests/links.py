"""The links that this room mails: to an action's owner."""

from django.test import Client
from django.urls import reverse

from joinedup.accounts.tests import factories as accounts
from joinedup.actions import choices
from joinedup.actions.models import Action
from joinedup.actions.tests import factories
from tests.scanner.links import MailedLink, Sent, last_link


def to_owner() -> Sent:
    area = accounts.make_area()
    action = factories.make_action(area, owner=factories.make_owner(area, email="head@oak.example"))

    def press(client: Client) -> None:
        page = reverse("actions:answer_action", args=[action.public_id])
        client.post(page, {"answer": "done", "version": str(action.version)})

    return Sent(last_link("head@oak.example"), press, done=lambda: Action.objects.get(pk=action.pk).state == "done")


LINKS = [MailedLink(choices.ANSWER_PURPOSE, to_owner)]
