"""The link with which a partner answers whether it does a step."""

from django.test import Client
from django.urls import reverse

from joinedup.accounts.tests import factories as accounts
from joinedup.beginnings import choices, queries
from joinedup.beginnings.tests import factories
from joinedup.partnerships.tests import factories as partnerships
from tests.scanner.links import MailedLink, Sent, last_link


def to_answer() -> Sent:
    area = accounts.make_area()
    oak = partnerships.make_led_school("Oak", area)
    by = accounts.officer_actor(area)
    asked = factories.ask(factories.make_activity(by), 1, oak, by)

    def press(client: Client) -> None:
        client.post(reverse("beginnings:answer_step", args=[asked.public_id]), {"says": "yes"})

    return Sent(last_link(asked.address), press, done=lambda: queries.ask_for(asked.public_id).says == "yes")


LINKS = [MailedLink(choices.LINK_PURPOSE, to_answer)]
