"""The link that this room mails, for the test with mail scanners: entries to confirm."""

from django.test import Client
from django.urls import reverse

from joinedup.brokerage import choices, services
from joinedup.brokerage.models import Need
from joinedup.brokerage.tests.factories import make_cast, make_need
from tests.scanner.links import MailedLink, Sent, last_link


def entries() -> Sent:
    cast = make_cast()
    make_need(cast.oak, cast.brackwater, by=cast.ada)
    address = services.ask_to_confirm(organisation=cast.oak, area_id=cast.brackwater.pk, by=cast.ada)
    place = cast.oak.attachments.get()

    def press(client: Client) -> None:
        client.post(reverse("brokerage:confirm_entries", args=[place.public_id]), {"choice": "right"})

    return Sent(last_link(address), press, done=lambda: not Need.objects.get().awaits_confirmation)


LINKS = [
    MailedLink(choices.LinkPurpose.CONFIRM_ENTRIES, entries),
]
