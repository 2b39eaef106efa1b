"""The link that a partner gets when another shares what it weighed up: to read it and say something back."""

from django.test import Client
from django.urls import reverse

from joinedup.reviews import choices
from joinedup.reviews.tests import factories
from tests.scanner.links import MailedLink, Sent, last_link


def to_read() -> Sent:
    scene = factories.make_scene()
    weigh_up = factories.make_weigh_up(scene)
    factories.share(weigh_up, scene.lead(scene.oak))
    reader = factories.reader_of(weigh_up, scene.elm)
    address = scene.elm.roles.get().person.addresses.get().email

    def answer(client: Client) -> None:
        client.post(reverse("reviews:answer_weigh_up", args=[reader.public_id]), {"says": "talk"})

    return Sent(last_link(address), answer, done=lambda: factories.reader_of(weigh_up, scene.elm).says == "talk")


LINKS = [MailedLink(choices.LINK_PURPOSE, to_read)]
