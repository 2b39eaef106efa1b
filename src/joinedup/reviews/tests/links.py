"""The links of this room: to weigh up without an account, and to read what another partner shares and say something back."""

from django.test import Client
from django.urls import reverse

from joinedup.reviews import choices
from joinedup.reviews.models import WeighUp
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


def to_weigh_up() -> Sent:
    scene = factories.make_scene()
    asked = factories.ask(scene)

    def weigh(client: Client) -> None:
        client.post(reverse("reviews:weigh_side_by_link", args=[asked.public_id, "benefits"]), {"version": 1, "b-skills_size": 2})

    return Sent(last_link(asked.address), weigh, done=lambda: WeighUp.objects.filter(ask=asked, weights__code="b-skills").exists())


LINKS = [MailedLink(choices.ASK_PURPOSE, to_weigh_up), MailedLink(choices.LINK_PURPOSE, to_read)]
