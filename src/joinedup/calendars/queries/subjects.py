"""What dates and promises may be about: upper rooms say it at a point, with who sees and manages it, its name and its page."""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Q
from django.utils.translation import gettext as _

from joinedup.core.actors import Actor
from joinedup.core.registry import Point
from joinedup.core.subjects import Subject

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


@dataclass(frozen=True, slots=True)
class SubjectKind:
    """A kind of thing that has dates and that actions are about.

    `visible` and `managed` return the public ids that somebody may see, and about which they may add and change actions: a
    lazy `values_list("public_id", flat=True)` is best, it becomes a part of our own query. `area_id` stands on the viewer.
    `named` returns names by public id, `page` the address of the thing in an area ("" when it has none), `offered` says
    whether the thing can be chosen from a list when somebody writes an action down.
    """

    label: "StrOrPromise"
    visible: Callable[[Actor], Iterable[str]]
    managed: Callable[[Actor], Iterable[str]]
    named: Callable[[Collection[str]], Mapping[str, str]]
    page: Callable[[str, str], str]
    is_offered: bool = True
    is_closed: bool = False  # its words stand on pages for who may see it, and in no mail and no feed
    within: Callable[[Subject], Iterable[str]] = lambda _larger: ()  # those that are a part of a larger thing: meetings of a partnership


subject_kinds: Point[SubjectKind] = Point("calendars.subjects")
"""kind of subject ("partnerships.partnership") -> SubjectKind; upper rooms add theirs in `apps.ready`."""


@dataclass(frozen=True, slots=True)
class About:
    """The thing that something is about, as shown: what kind, its name, its page."""

    subject: Subject
    label: str
    name: str
    href: str

    @property
    def key(self) -> str:
        return str(self.subject)


def abouts(subjects: Iterable[tuple[str, str, str]]) -> dict[tuple[str, str], About]:
    """Return names and pages of subjects given as (kind, public id, slug of the area), in one read for each kind."""
    wanted = {(kind, public_id): slug for kind, public_id, slug in subjects if kind}
    found = {}
    for kind, known in subject_kinds.items():
        ids = [public_id for of_kind, public_id in wanted if of_kind == kind]
        names = known.named(ids) if ids else {}
        for public_id, name in names.items():
            href = known.page(wanted[kind, public_id], public_id)
            found[kind, public_id] = About(Subject(kind, public_id), str(known.label), name, href)
    return found


def about_or_within(subject: Subject, *, with_closed: bool = True) -> Q:
    """Return the condition that something is about a thing, or about what is a part of it (its meetings, its agreement)."""
    found = Q(about_kind=subject.kind, about_id=subject.public_id)
    for kind, known in subject_kinds.items():
        if (with_closed or not known.is_closed) and (ids := known.within(subject)) != ():  # a lazy query is not asked here
            found |= Q(about_kind=kind, about_id__in=ids)
    return found


def told(kind: str, words: str) -> str:
    """Return the words as mails and feeds say them: those about a closed kind of thing are left out."""
    known = subject_kinds.get(kind)
    return _("Something for partners only") if known is not None and known.is_closed else words


def about_for(subject: Subject | None, slug: str) -> About | None:
    """Return name and page of one subject; None when there is none or no room knows it."""
    return abouts([(subject.kind, subject.public_id, slug)]).get((subject.kind, subject.public_id)) if subject else None


def subjects_to_choose(viewer: Actor) -> list[About]:
    """Return what the viewer may write an action about in the area where they stand, by name."""
    found: list[About] = []
    for kind, known in subject_kinds.items():
        if known.is_offered:
            ids = list(known.managed(viewer))
            found += abouts((kind, public_id, viewer.area_slug) for public_id in ids).values()
    return sorted(found, key=lambda about: about.name.casefold())


def subjects_seen(viewer: Actor) -> list[About]:
    """Return the things with a name of their own that the viewer sees in the area where they stand, by name."""
    found: list[About] = []
    for kind, known in subject_kinds.items():
        if known.is_offered:
            found += abouts((kind, public_id, viewer.area_slug) for public_id in known.visible(viewer)).values()
    return sorted(found, key=lambda about: about.name.casefold())


def manages_subject(viewer: Actor, subject: Subject) -> bool:
    """Say whether the viewer manages this thing."""
    known = subject_kinds.get(subject.kind)
    return known is not None and subject.public_id in set(known.managed(viewer))


def sees_subject(viewer: Actor, subject: Subject) -> bool:
    """Say whether the viewer may see this thing."""
    known = subject_kinds.get(subject.kind)
    return known is not None and subject.public_id in set(known.visible(viewer))
