"""Regular mail that people can stop: a link in each such mail, one press to stop it, one to have it again."""

from django.db import transaction

from joinedup.accounts import queries
from joinedup.accounts.choices import Purpose
from joinedup.accounts.models import Area, Link, MailChoice
from joinedup.accounts.services import links
from joinedup.audit import services as audit
from joinedup.core import clock
from joinedup.core.actors import Actor
from joinedup.core.refusals import Missing, require_found

DAYS = 400


@transaction.atomic
def unsubscribe_url(*, area: Area, address: str, kind: str, by: Actor) -> str:
    """Return the address at which this regular mail can be stopped, for the mail's own text and its List-Unsubscribe header."""
    choice, _created = MailChoice.objects.get_or_create(area=area, address=address.strip().lower(), kind=kind)
    inside = by.within(area_id=area.pk, area_slug=area.slug)
    url = links.give_link(purpose=Purpose.UNSUBSCRIBE, subject=choice.subject, address=address, days=DAYS, by=inside)
    return url.replace("/l/", "/unsubscribe/")


@transaction.atomic
def choose_mail(*, choice: MailChoice, wanted: bool, by: Actor) -> None:
    """Stop a regular mail, or have it again."""
    if not by.may_by_link(Purpose.UNSUBSCRIBE, choice.subject):
        raise Missing
    if wanted == (choice.stopped_at is None):
        return
    choice.stopped_at = None if wanted else clock.now()
    choice.save(update_fields=["stopped_at"])
    verb = "mail_choice.started" if wanted else "mail_choice.stopped"
    audit.record(by=by, verb=verb, about=choice.subject, area_id=choice.area_id, facts={"kind": choice.kind})


def stop_in_one_click(*, token: str) -> None:
    """Stop the mail whose List-Unsubscribe address a mail program has posted to; it can be undone on the page."""
    link: Link = require_found(queries.link_by_digest(links.digest_of(token)))
    by = queries.actor_of_link(link)
    if link.purpose != Purpose.UNSUBSCRIBE:
        raise Missing
    choose_mail(choice=queries.mail_choice_for(link.subject_id, viewer=by), wanted=False, by=by)
