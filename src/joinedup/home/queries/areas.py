"""Where an area stands, and what a search finds: asked of the rooms below."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from joinedup.accounts.models import Area
from joinedup.actions import queries as actions
from joinedup.brokerage import queries as brokerage
from joinedup.brokerage.choices import SEEN_BY_OTHERS, needs_and_offers
from joinedup.calls import queries as calls
from joinedup.calls.choices import CallState
from joinedup.core.actors import Actor
from joinedup.directory import queries as directory
from joinedup.introductions import queries as introductions
from joinedup.introductions.choices import IntroductionState
from joinedup.jobs import queries as jobs
from joinedup.jobs.models import Job
from joinedup.meetings import queries as meetings
from joinedup.partnerships import queries as partnerships
from joinedup.plans import queries as plans
from joinedup.plans.choices import PlanState
from joinedup.register import queries as register
from joinedup.register.models import Establishment
from joinedup.ui import filters

MOST_FOUND = 20


@dataclass(frozen=True, slots=True)
class AreaTask:
    """One of the first steps of an area: how far it is, in words and in colour."""

    text: str
    hint: str
    href: str
    status: str
    colour: str


@dataclass(frozen=True, slots=True)
class Hit:
    """One thing that a search found."""

    name: str
    place: str
    href: str


def latest_jobs(viewer: Actor) -> list[Job]:
    """Return the viewer's latest background work, five at most."""
    return list(jobs.jobs_of(viewer)[:5])


def first_week(area: Area, viewer: Actor) -> list[AreaTask]:
    """Return what helps from the first day on, with nothing else set up: people, a meeting, promises."""
    slug = area.slug
    n_organisations = directory.organisations_attached(area.pk).count()
    n_meetings = meetings.visible_meetings(viewer).count()
    n_actions = actions.visible_actions(viewer).count()
    return [
        _task(
            _("Paste your address book"),
            _("Names of schools and e-mail addresses, as they are: we recognise them, guess who does what, and make lists by role."),
            reverse("contacts:paste" if not n_organisations else "contacts:lists", args=[slug]),
            n_organisations,
            ngettext("%(n)s organisation", "%(n)s organisations", n_organisations),
        ),
        _task(
            _("Plan the next meeting"),
            _("Paste last term's agenda; invitations, agenda and minutes go out by mail, answers come back by link."),
            reverse("meetings:list_meetings", args=[slug]),
            n_meetings,
            ngettext("%(n)s meeting", "%(n)s meetings", n_meetings),
        ),
        _task(
            _("Write down who does what by when"),
            _("Owners are reminded by mail and say by a link that it is done."),
            reverse("actions:list_actions", args=[slug]),
            n_actions,
            ngettext("%(n)s action", "%(n)s actions", n_actions),
        ),
    ]


def area_tasks(area: Area, viewer: Actor) -> list[AreaTask]:
    """Return the first steps of an area in the order in which they help, for whoever runs it."""
    slug = area.slug
    n_organisations = directory.organisations_attached(area.pk).count()
    n_needs = brokerage.needs_shared_with(area.pk, viewer).filter(state__in=SEEN_BY_OTHERS).count()
    n_offers = brokerage.offers_shared_with(area.pk, viewer).filter(state__in=SEEN_BY_OTHERS).count()
    by_state = introductions.introductions_by_state(area.pk, viewer)
    n_open_calls = sum(1 for call in calls.calls_of(area.pk, viewer) if call.state == CallState.OPEN)
    n_plans = sum(1 for plan in plans.plans_of(area.pk, viewer) if plan.state == PlanState.READY)
    n_partnerships = len(partnerships.partnerships_of_area(viewer))
    agreed = by_state.get(IntroductionState.AGREED, 0)
    return [
        _task(
            _("Schools and partners"),
            _("Pick them from the national register, paste a list, or add others by hand."),
            reverse("directory:organisations", args=[slug]),
            n_organisations,
            ngettext("%(n)s organisation", "%(n)s organisations", n_organisations),
        ),
        _task(
            _("What they need and can offer"),
            _("Enter it for them, upload a table, or ask them by link. Counted is what is shared today."),
            reverse("brokerage:show_area", args=[slug]),
            n_needs + n_offers,
            needs_and_offers(n_needs, n_offers),
        ),
        _task(
            _("This year's call"),
            _("Ask all of them at once and see who has not answered."),
            reverse("brokerage:show_area", args=[slug]),
            n_open_calls,
            _("Open"),
        ),
        _task(
            _("Plans of introductions"),
            _("Who could help whom, so that everybody gives about as much as they get."),
            reverse("plans:list_plans", args=[slug]),
            n_plans,
            ngettext("%(n)s plan", "%(n)s plans", n_plans),
        ),
        _task(
            _("Introductions"),
            _("Both sides say yes or no by link; you see where each stands."),
            reverse("introductions:list_introductions", args=[slug]),
            sum(by_state.values()),
            ngettext("%(n)s agreed", "%(n)s agreed", agreed) % {"n": filters.number(agreed)},
        ),
        _task(
            _("Partnerships and agreements"),
            _("Write down together what you agree, and have it signed."),
            reverse("partnerships:list_partnerships", args=[slug]),
            n_partnerships,
            ngettext("%(n)s partnership", "%(n)s partnerships", n_partnerships),
        ),
    ]


def _task(text: str, hint: str, href: str, n: int, words: str) -> AreaTask:
    if not n:
        return AreaTask(text, hint, href, _("Not started"), "grey")
    return AreaTask(text, hint, href, words % {"n": filters.number(n)} if "%(n)s" in words else words, "green")


def search(words: str, viewer: Actor) -> dict[str, list[Hit]]:
    """Return schools and partners, and partnerships, that the words find and the viewer may see."""
    if not words.strip():
        return {"organisations": [], "partnerships": []}
    found = register.find(words, limit=MOST_FOUND, viewer=viewer)
    asked = words.casefold().split()
    seen = [row for row in partnerships.visible_partnerships(viewer).select_related("area") if _has_all(row.name, asked)]
    return {
        "organisations": [Hit(row.name, row.place, row.url) for row in found],
        "partnerships": [
            Hit(row.name, row.area.name, reverse("partnerships:show_partnership", args=[row.area.slug, row.public_id]))
            for row in seen[:MOST_FOUND]
        ],
    }


def _has_all(name: str, words: list[str]) -> bool:
    folded = name.casefold()
    return all(word in folded for word in words)


def register_is_loaded() -> bool:
    """Say whether the national register has been loaded into this installation."""
    return Establishment.objects.exists()
