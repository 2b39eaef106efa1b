"""To whom a newsletter may go: computed from roles, seats and partners, from saved lists, or typed by hand."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _

from joinedup.accounts import queries as accounts
from joinedup.accounts.models import MailChoice
from joinedup.contacts import queries as contacts
from joinedup.contacts.models import SavedList
from joinedup.contacts.queries.lists import shared_roles
from joinedup.core import clock
from joinedup.core.actors import Actor
from joinedup.core.subjects import Subject
from joinedup.directory import queries as directory
from joinedup.directory.choices import AskKind, RoleKind
from joinedup.directory.models import Address
from joinedup.groups import queries as groups
from joinedup.groups.models import Member
from joinedup.news.choices import MAIL_KIND, Readers
from joinedup.news.models import Newsletter
from joinedup.notices import queries as notices
from joinedup.partnerships import queries as partnerships
from joinedup.partnerships.choices import PartnerKind, PartnershipState
from joinedup.partnerships.models import Partner, Partnership, TeamRole

_ADDRESS = re.compile(r"[^\s<>,;\"']+@[^\s<>,;\"']+\.[^\s<>,;\"']+")
_ROLES: dict[str, tuple[RoleKind, ...]] = {
    Readers.HEADS: (RoleKind.HEAD, RoleKind.EXECUTIVE_HEAD, RoleKind.HEAD_OF_SCHOOL),
    Readers.BUSINESS: (RoleKind.BUSINESS_MANAGER, RoleKind.OFFICE_MANAGER),
    Readers.SENCOS: (RoleKind.SENCO,),
    Readers.CHAIRS: (RoleKind.CHAIR,),
}


@dataclass(frozen=True, slots=True)
class Chosen:
    """Whom somebody chose: computed kinds, saved lists by public id, and what was typed."""

    kinds: tuple[str, ...] = ()
    lists: tuple[str, ...] = ()
    typed: str = ""

    @classmethod
    def of(cls, kept: Mapping[str, Any]) -> "Chosen":
        """Return what was kept as plain values."""
        return cls(tuple(kept.get("kinds", ())), tuple(kept.get("lists", ())), str(kept.get("typed", "")))

    def plain(self) -> dict[str, Any]:
        """Return the same as plain values, to be kept."""
        return {name: list(value) if isinstance(value, tuple) else value for name, value in asdict(self).items() if value}


@dataclass(frozen=True, slots=True)
class Reader:
    """Somebody who gets it, and why; `why_not` says why they do not."""

    address: str
    name: str
    why: str
    why_not: str = ""


@dataclass(frozen=True, slots=True)
class ReaderList:
    """Who gets a newsletter and who is left out."""

    readers: list[Reader]
    left_out: list[Reader]


def readers_of(newsletter: Newsletter, viewer: Actor) -> ReaderList:
    """Return who would get a newsletter now, each address once; the caller has judged that the viewer writes it."""
    chosen = Chosen.of(newsletter.readers)
    found: dict[str, Reader] = {}
    for reader in _asked(newsletter, chosen, viewer):
        found.setdefault(reader.address.lower(), reader)
    failing = notices.undelivered_to(list(found))
    stopped = MailChoice.objects.filter(area_id=newsletter.area_id, kind=MAIL_KIND, address__in=list(found)).exclude(stopped_at=None)
    silent = set(stopped.values_list("address", flat=True))
    judged = [_judged(key, reader, failing, silent) for key, reader in found.items()]
    rows = sorted(judged, key=lambda one: (one.why, one.name, one.address))
    return ReaderList([row for row in rows if not row.why_not], [row for row in rows if row.why_not])


def _judged(key: str, reader: Reader, failing: Mapping[str, str], silent: set[str]) -> Reader:
    why_not = failing.get(key) or (_("Stopped our newsletters") if key in silent else "")
    return Reader(reader.address, reader.name, reader.why, why_not)


def _asked(newsletter: Newsletter, chosen: Chosen, viewer: Actor) -> Iterator[Reader]:
    if Readers.PARTNERS in chosen.kinds:
        yield from _partners(newsletter)
    if Readers.FUNDERS in chosen.kinds:
        yield from _partners(newsletter, PartnerKind.FUNDER)
    for kind in (kind for kind in _ROLES if kind in chosen.kinds):
        yield from _by_role(newsletter, kind)
    if Readers.GROUPS in chosen.kinds:
        yield from _in_groups(newsletter)
    if Readers.ORGANISERS in chosen.kinds and newsletter.partnership is not None:
        for role in partnerships.organisers_of(newsletter.partnership):
            yield Reader(role.user.email, role.user.name, str(role.get_role_display()))
    yield from _in_lists(newsletter, chosen, viewer)
    for address in addresses_in(chosen.typed):
        yield Reader(address, "", _("Typed by hand"))


def _in_lists(newsletter: Newsletter, chosen: Chosen, viewer: Actor) -> Iterator[Reader]:
    for saved in (row for row in lists_to_offer(newsletter, viewer) if row.public_id in chosen.lists):
        for one in contacts.people_listed(contacts.Wanted.of(saved.wanted), viewer).people:
            yield Reader(one.email, one.name, _("List %(name)s") % {"name": saved.name})


def addresses_in(text: str) -> list[str]:
    """Return the addresses in a text, each once: a person's, or the address of a chat channel.

    >>> addresses_in("Ann <ann@oak.example>; ann@oak.example, team-123@chat.example.")
    ['ann@oak.example', 'team-123@chat.example']
    """
    return list(dict.fromkeys(found.rstrip(".").lower() for found in _ADDRESS.findall(text)))


def lists_to_offer(newsletter: Newsletter, viewer: Actor) -> list[SavedList]:
    """Return the saved lists of the area that the viewer may use."""
    return contacts.saved_lists(viewer) if viewer.area_id == newsletter.area_id else []


def _partners(newsletter: Newsletter, kind: str = "") -> Iterator[Reader]:
    if newsletter.partnership is None:
        return
    asked = [row for row in partnerships.partners_of(newsletter.partnership) if not kind or row.kind == kind]
    named = {row.coordinator_id for row in asked if row.coordinator_id}
    own = Address.objects.filter(person_id__in=named).order_by("is_shared", "pk")
    addresses: dict[int, str] = {}
    for one in own:
        addresses.setdefault(one.person_id, one.email)
    contacts_asked = directory.people_to_ask_of([row.organisation_id for row in asked], AskKind.PEOPLE, area_id=newsletter.area_id)
    for row in asked:
        if row.coordinator is not None and row.coordinator_id in addresses:
            yield Reader(addresses[row.coordinator_id], row.coordinator.name, row.organisation.name)
        elif first := next(iter(contacts_asked.get(row.organisation_id, [])), None):
            yield Reader(first.email, first.name, row.organisation.name)


def _by_role(newsletter: Newsletter, kind: str) -> Iterator[Reader]:
    rows = shared_roles(newsletter.area_id).filter(kind__in=_ROLES[kind])
    if newsletter.partnership is not None:
        rows = rows.filter(organisation_id__in=[row.organisation_id for row in partnerships.partners_of(newsletter.partnership)])
    for role in rows:
        address = next(iter(role.person.addresses.all()), None)
        if address is not None:
            yield Reader(address.email, role.person.name, f"{role.get_kind_display()}, {role.organisation.name}")


def _in_groups(newsletter: Newsletter) -> Iterator[Reader]:
    own = {"group__partnership": newsletter.partnership} if newsletter.partnership else {"group__partnership__isnull": True}
    seats = Member.objects.filter(**own, group__area_id=newsletter.area_id, group__ended_on__isnull=True, until_on__isnull=True)
    rows: Iterable[Member] = list(seats.select_related("group", "person", "organisation", "deputy").order_by("pk"))
    found = groups.contacts_of(rows)
    for row in rows:
        if row.pk in found:
            yield Reader(found[row.pk].email, found[row.pk].name, row.group.name)


def kinds_to_offer(newsletter: Newsletter) -> list[tuple[str, str]]:
    """Return the computed kinds that make sense: an area has no partners of its own."""
    only = {Readers.PARTNERS, Readers.FUNDERS, Readers.ORGANISERS}
    return [(kind.value, str(kind.label)) for kind in Readers if newsletter.partnership or kind not in only]


def subjects_of_address(area_id: int, address: str) -> list[tuple[Subject, str]]:
    """Return the partnerships about which an address gets mail, for the page on which it chooses how much."""
    key = address.strip().lower()
    works = directory.current_roles().filter(person__addresses__email=key).values("organisation_id")
    partners = Partner.objects.filter(partnerships.still_here(clock.today()), organisation_id__in=works).values("partnership_id")
    organises = TeamRole.objects.filter(user__email=key).values("partnership_id")
    rows = Partnership.objects.filter(Q(pk__in=partners) | Q(pk__in=organises), area_id=area_id)
    return [(row.subject, row.name) for row in rows.exclude(state=PartnershipState.SETTING_UP).order_by("name")]


def volume_of_newsletter(address: str, area_id: int | None, about: Subject | None) -> str:
    """Return how a reader wants the newsletter of a partnership: as they chose for this partnership, else as for everything."""
    if about is None or area_id is None or about.kind != Newsletter._meta.label_lower:
        return ""
    partnership = Partnership.objects.filter(newsletters__public_id=about.public_id).first()
    return accounts.volume_for(area_id=area_id, address=address, about=partnership.subject) if partnership else ""
