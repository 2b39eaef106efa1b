"""The links that partnerships mail: to read and comment, and to sign."""

import re

from django.test import Client
from django.urls import reverse

from joinedup.accounts.tests import factories as accounts
from joinedup.notices.models import Message
from joinedup.partnerships import choices, queries, services
from joinedup.partnerships.models import Comment, Partner
from joinedup.partnerships.tests import factories
from tests.scanner.links import MailedLink, Sent, last_link


def _address(partner: Partner, subject: str) -> str:
    mails = Message.objects.filter(subject_line__startswith=subject, text__contains=partner.organisation.name)
    return mails.latest("pk").to


def _last_code(address: str) -> str:
    text = Message.objects.filter(to=address).latest("pk").text
    return "".join(re.findall(r"\b\d{6}\b|\b\d{3} \d{3}\b", text)[:1])


def to_sign() -> Sent:
    agreement = factories.make_open_agreement(accounts.make_area())
    partner = factories.partners(agreement)[0]
    address, version = _address(partner, "Please sign"), queries.version_to_sign(agreement)
    assert version is not None

    def sign(client: Client) -> None:
        facts = {"name": "Imran Daud", "role": "Headteacher", "agree": "on", "version_hash": version.hash}
        client.post(reverse("partnerships:sign_agreement", args=[partner.public_id]), facts)
        client.post(reverse("partnerships:type_code", args=[partner.public_id]), {"code": _last_code(address)})

    return Sent(last_link(address), sign, done=lambda: queries.standing_signature(partner, version) is not None)


def to_read() -> Sent:
    area = accounts.make_area()
    by = accounts.officer_actor(area)
    agreement = factories.make_agreement(area, by=by)
    services.send_to_consultation(agreement=agreement, by=by)
    partner = factories.partners(agreement)[0]
    page = reverse("partnerships:comment_by_link", args=[partner.public_id, "aims"])

    def comment(client: Client) -> None:
        client.post(page, {"text": "Could this be shorter?"})

    return Sent(last_link(_address(partner, "Please read")), comment, done=lambda: Comment.objects.filter(partner=partner).exists())


LINKS = [MailedLink(choices.SIGN_PURPOSE, to_sign), MailedLink(choices.READ_PURPOSE, to_read)]
