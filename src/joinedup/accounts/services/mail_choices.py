"""Regular mail that people can stop: a link in each such mail, one press to stop it, one to have it again."""

from collections.abc import Collection
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from joinedup.accounts import queries
from joinedup.accounts.choices import Purpose
from joinedup.accounts.models import Area, Link, MailChoice, MailVolume
from joinedup.accounts.services import links
from joinedup.audit import services as audit
from joinedup.core import clock
from joinedup.core.actors import Actor
from joinedup.core.refusals import Missing, require, require_found
from joinedup.core.subjects import Subject
from joinedup.notices import services as notices
from joinedup.notices.choices import Volume

DAYS = 400


@transaction.atomic
def unsubscribe_url(*, area: Area, address: str, kind: str, by: Actor) -> str:
    """Return the address at which this regular mail can be stopped, for the mail's own text and its List-Unsubscribe header."""
    choice, _created = MailChoice.objects.get_or_create(area=area, address=address.strip().lower(), kind=kind)
    made = make_unsubscribe_link(choice, area=area, by=by)
    links.keep_links([made], by=by.within(area_id=area.pk, area_slug=area.slug))
    return url_of(made)


def choices_of(*, area: Area, addresses: Collection[str], kind: str) -> dict[str, MailChoice]:
    """Return what each of these addresses has said about a kind of regular mail, made new for those who never got one."""
    wanted = {address.strip().lower() for address in addresses}
    rows = MailChoice.objects.filter(area=area, kind=kind, address__in=wanted)
    found = {row.address: row for row in rows}
    if missing := wanted - found.keys():
        new = [MailChoice(area=area, address=address, kind=kind) for address in sorted(missing)]
        MailChoice.objects.bulk_create(new, ignore_conflicts=True)
        found |= {row.address: row for row in rows.all()}
    return found


def make_unsubscribe_link(choice: MailChoice, *, area: Area, by: Actor) -> links.MadeLink:
    """Make the link at which a regular mail can be stopped, to be kept with the mail; `url_of` says its address."""
    inside = by.within(area_id=area.pk, area_slug=area.slug)
    return links.make_link(purpose=Purpose.UNSUBSCRIBE, subject=choice.subject, address=choice.address, days=DAYS, by=inside)


def url_of(made: links.MadeLink) -> str:
    """Return the address for the mail's own text and its List-Unsubscribe header."""
    return made.url.replace("/l/", "/unsubscribe/")


@transaction.atomic
def choose_mail(*, choice: MailChoice, wanted: bool, by: Actor) -> None:
    """Stop a regular mail, those too that have not left yet, or have it again."""
    if not by.may_by_link(Purpose.UNSUBSCRIBE, choice.subject):
        raise Missing
    if wanted == (choice.stopped_at is None):
        return
    choice.stopped_at = None if wanted else clock.now()
    choice.save(update_fields=["stopped_at"])
    if not wanted:
        _stop_what_waits(choice, by)
    verb = "mail_choice.started" if wanted else "mail_choice.stopped"
    audit.record(by=by, verb=verb, about=choice.subject, area_id=choice.area_id, facts={"kind": choice.kind})


def _stop_what_waits(choice: MailChoice, by: Actor) -> None:
    about = choice.subject
    given = Link.objects.filter(purpose=Purpose.UNSUBSCRIBE, subject_kind=about.kind, subject_id=about.public_id)
    digests = set(given.values_list("digest", flat=True))

    def is_meant(url: str) -> bool:
        return links.digest_of(url.rstrip("/").rpartition("/")[2]) in digests

    notices.stop_regular(area_id=choice.area_id, to=choice.address, is_meant=is_meant, by=by)


@transaction.atomic
def choose_volume(*, place: "Place", volume: str, about: Subject | None = None, by: Actor) -> None:
    """Choose how much mail one's own address gets from an area, or about one thing of it; empty: as for everything else."""
    require(not volume or volume in Volume.values, _("Choose how much mail you want."), field="volume")
    require_found(place if place.is_of(by) else None)
    kind, public_id = (about.kind, about.public_id) if about else ("", "")
    mine = {"area": place.area, "address": place.address, "about_kind": kind, "about_id": public_id}
    row = MailVolume.objects.filter(**mine).first()
    if (row.volume if row else "") == volume:
        return
    row = row or MailVolume(**mine)
    if volume:
        row.volume = volume
        row.save()
    audit.record(by=by, verb="mail_volume.chosen", about=row.subject, area_id=place.area.pk, facts={"volume": volume, "thing": public_id})
    if not volume:
        row.delete()


@dataclass(frozen=True, slots=True)
class Place:
    """Whose mail from where: an address of an area's mail; `choice` is the regular mail whose link led here."""

    area: Area
    address: str
    choice: MailChoice | None = None

    def is_of(self, actor: Actor) -> bool:
        """Say whether the actor is who reads this address: by the link of a mail, or signed in with it."""
        if self.choice is not None:
            return actor.may_by_link(Purpose.UNSUBSCRIBE, self.choice.subject)
        return actor.is_signed_in and actor.email.lower() == self.address


def place_of_link(choice: MailChoice) -> Place:
    """Return the place to which the link of a regular mail leads."""
    return Place(choice.area, choice.address.lower(), choice)


def place_of_mine(area: Area, viewer: Actor) -> Place:
    """Return the place of somebody who is signed in."""
    return Place(area, viewer.email.lower())


def stop_in_one_click(*, token: str) -> None:
    """Stop the mail whose List-Unsubscribe address a mail program has posted to; it can be undone on the page."""
    link: Link = require_found(queries.link_by_digest(links.digest_of(token)))
    by = queries.actor_of_link(link)
    if link.purpose != Purpose.UNSUBSCRIBE:
        raise Missing
    choose_mail(choice=queries.mail_choice_for(link.subject_id, viewer=by), wanted=False, by=by)
