"""The links that this room mails: to the person to ask at a school."""

from django.test import Client
from django.urls import reverse

from joinedup.accounts.tests import factories as accounts
from joinedup.contacts import choices, services
from joinedup.contacts.models import CheckAsk, VisitNote
from joinedup.contacts.tests import factories
from joinedup.directory.models import Person
from tests.scanner.links import MailedLink, Sent, last_link


def check() -> Sent:
    ask = factories.make_check(accounts.make_area()).asks.get()

    def press(client: Client) -> None:
        client.post(reverse("contacts:answer_check", args=[ask.public_id]), {"answer": "right"})

    return Sent(last_link("head@quayfield.example"), press, done=lambda: CheckAsk.objects.get(pk=ask.pk).answered_at is not None)


def asks() -> Sent:
    """The page of open asks, mailed to the head who was also asked in the check: from the page the check is opened and answered."""
    area = accounts.make_area()
    ask = factories.make_check(area).asks.get()
    head = Person.objects.get(name="Imran Daud")
    services.send_asks(organisation=ask.organisation, area=area, to=head.public_id, by=accounts.officer_actor(area))

    def press(client: Client) -> None:
        attachment = ask.organisation.attachments.get()
        client.get(reverse("contacts:open_ask", args=[attachment.public_id, ask.public_id]))
        client.post(reverse("contacts:answer_check", args=[ask.public_id]), {"answer": "right"})

    return Sent(last_link("head@quayfield.example"), press, done=lambda: CheckAsk.objects.get(pk=ask.pk).answered_at is not None)


def visit() -> Sent:
    area = accounts.make_area()
    author = accounts.officer_actor(area)
    note = factories.make_visit(area, by=author)
    services.send_visit(note=note, to=Person.objects.get(name="Imran Daud").public_id, by=author)

    def press(client: Client) -> None:
        client.post(
            reverse("contacts:answer_visit", args=[note.public_id]),
            {"answer": "accurate", "comment": "", "version": VisitNote.objects.get().version},
        )

    return Sent(last_link("head@quayfield.example"), press, done=lambda: VisitNote.objects.get().state == "accepted")


LINKS = [MailedLink(choices.VISIT_PURPOSE, visit), MailedLink(choices.CHECK_PURPOSE, check), MailedLink(choices.ASKS_PURPOSE, asks)]
