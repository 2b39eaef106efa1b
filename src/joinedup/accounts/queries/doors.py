"""What a visitor by link may see: an invitation, a choice of mail; how much mail an address wants."""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass

from django.db.models import Q

from joinedup.accounts.choices import Purpose
from joinedup.accounts.models import Invitation, MailChoice, MailVolume
from joinedup.core.actors import Actor
from joinedup.core.refusals import require_found
from joinedup.core.registry import Point
from joinedup.core.subjects import Subject
from joinedup.notices.choices import Volume

mail_subjects: Point[Callable[[int, str], Iterable[tuple[Subject, str]]]] = Point("accounts.mail_subjects")
"""Functions `(area id, address) -> things with their names` about which this address may want more or less mail than about the rest."""


@dataclass(frozen=True, slots=True)
class VolumeLine:
    """One thing about which somebody may want more or less mail; `said` is empty while it goes with the rest."""

    subject: Subject
    name: str
    said: str

    @property
    def words(self) -> str:
        return str(Volume(self.said).label) if self.said else ""


def invitation_for(public_id: str, viewer: Actor) -> Invitation:
    """Return the invitation that the viewer's link is for; Missing otherwise."""
    invitation = Invitation.objects.select_related("area", "team", "invited_by").filter(public_id=public_id).first()
    return require_found(invitation if invitation and viewer.may_by_link(Purpose.INVITATION, invitation.subject) else None)


def mail_choice_for(public_id: str, viewer: Actor) -> MailChoice:
    """Return the choice of mail that the viewer's link is for; Missing otherwise."""
    choice = MailChoice.objects.select_related("area").filter(public_id=public_id).first()
    return require_found(choice if choice and viewer.may_by_link(Purpose.UNSUBSCRIBE, choice.subject) else None)


def wants_mail(*, area_id: int, address: str, kind: str) -> bool:
    """Say whether an address has not stopped this kind of regular mail from an area."""
    return not MailChoice.objects.filter(area_id=area_id, address=address.strip().lower(), kind=kind).exclude(stopped_at=None).exists()


def volume_for(*, area_id: int, address: str, about: Subject | None = None) -> Volume:
    """Return how much mail an address wants from an area; what it chose for this one thing goes before what it chose for all."""
    general = Q(about_kind="", about_id="")
    asked = general | Q(about_kind=about.kind, about_id=about.public_id) if about else general
    rows = MailVolume.objects.filter(asked, area_id=area_id, address=address.strip().lower())
    said = dict(rows.values_list("about_id", "volume"))
    return Volume(said.get(about.public_id if about else "") or said.get("") or Volume.ALL)


def addresses_wanting_little(*, area_id: int, addresses: Collection[str]) -> set[str]:
    """Return those of these addresses that chose one mail a week, or only what they must answer, for all mail of an area."""
    rows = MailVolume.objects.filter(area_id=area_id, about_id="", volume__in=[Volume.WEEKLY, Volume.MUST])
    return set(rows.filter(address__in=list(addresses)).values_list("address", flat=True))


def volume_of_news(address: str, area_id: int | None, about: Subject | None) -> str:
    """Return how a reader wants a mail that only tells, for the outbox."""
    return volume_for(area_id=area_id, address=address, about=about) if area_id else ""


def volume_lines(*, area_id: int, address: str) -> list[VolumeLine]:
    """Return the things about which this address may choose more or less mail, by name, with what it chose."""
    named = {subject: name for known in mail_subjects for subject, name in known(area_id, address)}
    rows = MailVolume.objects.filter(area_id=area_id, address=address.strip().lower()).exclude(about_id="")
    said = {Subject(row.about_kind, row.about_id): row.volume for row in rows}
    return [VolumeLine(subject, name, said.get(subject, "")) for subject, name in sorted(named.items(), key=lambda pair: pair[1])]
