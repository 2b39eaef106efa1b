"""The links that accounts mails: invitations, and the way out of regular mail."""

from django.test import Client
from django.urls import reverse

from joinedup.accounts import queries
from joinedup.accounts.choices import Purpose
from joinedup.accounts.models import AreaRole, MailChoice
from joinedup.accounts.services import invitations, mail_choices
from joinedup.accounts.services.invitations import InvitationDetails
from joinedup.accounts.tests import factories
from joinedup.accounts.tests.outbox import last_code
from joinedup.core.actors import SYSTEM
from tests.scanner.links import MailedLink, Sent, last_link

ADDRESS = "dora.dean@example.org"


def invitation() -> Sent:
    area = factories.make_area()
    details = InvitationDetails(ADDRESS, "Dora Dean", ("coordinator",))
    sent = invitations.invite(area=area, details=details, by=factories.officer_actor(area))
    page = reverse("accounts:answer_invitation", args=[sent.public_id])

    def accept(client: Client) -> None:
        client.post(page, {"answer": "yes", "name": "Dora Dean"})
        client.post(f"{page}code/", {"code": last_code(ADDRESS)})

    return Sent(last_link(ADDRESS), accept, done=lambda: AreaRole.objects.filter(user__email=ADDRESS).exists())


def regular_mail() -> Sent:
    area = factories.make_area()
    url = mail_choices.unsubscribe_url(area=area, address=ADDRESS, kind="digest", by=SYSTEM)
    page = reverse("accounts:choose_mail", args=[MailChoice.objects.get().public_id])

    def stop(client: Client) -> None:
        client.post(page, {"volume": "stop"})

    return Sent(url, stop, done=lambda: not queries.wants_mail(area_id=area.pk, address=ADDRESS, kind="digest"))


LINKS = [MailedLink(Purpose.INVITATION, invitation), MailedLink(Purpose.UNSUBSCRIBE, regular_mail)]
