"""What waits for somebody over all areas, where an area stands, and what a search finds: asked of the rooms below."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from joinedup.accounts import policies as accounts_policies
from joinedup.accounts import queries as accounts
from joinedup.accounts.models import Area
from joinedup.actions import queries as actions
from joinedup.brokerage import queries as brokerage
from joinedup.brokerage.choices import Answered, CallState, IntroductionState, PlanState, needs_and_offers
from joinedup.core.actors import Actor
from joinedup.directory import queries as directory
from joinedup.directory.choices import AskKind
from joinedup.jobs import queries as jobs
from joinedup.jobs.models import Job
from joinedup.meetings import queries as meetings
from joinedup.meetings.choices import Answer
from joinedup.partnerships import queries as partnerships
from joinedup.register import queries as register
from joinedup.register.models import Establishment

MOST_FOUND = 20


@dataclass(frozen=True, slots=True)
class Waiting:
    """One thing that waits for somebody: what, where to do it, for whom, until when."""

    title: str
    href: str
    whose: str
    due_on: date | None = None


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


def waiting_for(viewer: Actor) -> list[Waiting]:
    """Return what waits for the viewer over all areas and organisations, what is due first on top."""
    areas = accounts.areas_of(viewer)
    found = [*_asks(viewer, areas), *_introductions(viewer), *_signatures(viewer), *_agreed(viewer, areas), *_meetings(viewer)]
    return sorted(found, key=lambda item: (item.due_on is None, item.due_on or date.max, item.title))


def _asks(viewer: Actor, areas: list[Area]) -> Iterator[Waiting]:
    area_ids = [area.pk for area in areas]
    for organisation_id in sorted(brokerage.own_organisations(viewer)):
        for ask in brokerage.open_asks_of(organisation_id, area_ids):
            if ask.answered not in (Answered.SILENT, Answered.ON_BEHALF):
                continue
            yield Waiting(
                title=_("%(title)s: what you need and can offer") % {"title": ask.call.title},
                href=reverse("brokerage:answer_call", args=[ask.public_id]),
                whose=ask.organisation.name,
                due_on=ask.call.closes_on,
            )


def _introductions(viewer: Actor) -> Iterator[Waiting]:
    for organisation_id in sorted(brokerage.answers_for(viewer, AskKind.INTRODUCTIONS)):
        for answer in brokerage.introductions_with(organisation_id, viewer):
            if not answer.reply:
                yield Waiting(
                    title=_("Introduction: %(topic)s") % {"topic": answer.introduction.need},
                    href=reverse("brokerage:answer_introduction", args=[answer.public_id]),
                    whose=answer.organisation.name,
                    due_on=answer.introduction.lapses_on,
                )


def _signatures(viewer: Actor) -> Iterator[Waiting]:
    for partner in partnerships.signatures_waiting_for(viewer):
        yield Waiting(
            title=_("Read and sign the agreement of %(name)s") % {"name": partner.partnership.name},
            href=reverse("partnerships:answer_agreement", args=[partner.public_id]),
            whose=partner.organisation.name,
        )


def _agreed(viewer: Actor, areas: list[Area]) -> Iterator[Waiting]:
    for area in (area for area in areas if accounts_policies.may_run_area(viewer, area.pk)):
        n = len(brokerage.accepted_introductions(area.pk, viewer))
        if n:
            words = ngettext(
                "%(n)s introduction was agreed by both: set up a partnership",
                "%(n)s introductions were agreed by both: set up a partnership",
                n,
            )
            yield Waiting(title=words % {"n": n}, href=reverse("partnerships:start_partnership", args=[area.slug]), whose=area.name)


def _meetings(viewer: Actor) -> Iterator[Waiting]:
    for invitation in meetings.next_meetings(viewer):
        if invitation.answer == Answer.WAITING:
            yield Waiting(
                title=_("Say whether you come: %(title)s") % {"title": invitation.meeting.title},
                href=reverse("meetings:answer_invitation", args=[invitation.public_id]),
                whose=invitation.member.organisation.name,
                due_on=invitation.meeting.on,
            )


def promised_by(viewer: Actor) -> list[Waiting]:
    """Return what the viewer has promised and still owes, over all areas, what is due first on top."""
    return [
        Waiting(
            line.what, reverse("actions:answer_action", args=[line.public_id]), line.about.name if line.about else line.area, line.due_on
        )
        for line in actions.actions_promised(viewer)
    ]


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
    n_needs = brokerage.needs_shared_with(area.pk, viewer).count()
    n_offers = brokerage.offers_shared_with(area.pk, viewer).count()
    introductions = brokerage.introductions_by_state(area.pk, viewer)
    n_open_calls = sum(1 for call in brokerage.calls_of(area.pk, viewer) if call.state == CallState.OPEN)
    n_plans = sum(1 for plan in brokerage.plans_of(area.pk, viewer) if plan.state == PlanState.READY)
    n_partnerships = len(partnerships.partnerships_of_area(viewer))
    agreed = introductions.get(IntroductionState.AGREED, 0)
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
            _("Enter it for them, upload a table, or ask them by link."),
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
            reverse("brokerage:list_plans", args=[slug]),
            n_plans,
            ngettext("%(n)s plan", "%(n)s plans", n_plans),
        ),
        _task(
            _("Introductions"),
            _("Both sides say yes or no by link; you see where each stands."),
            reverse("brokerage:list_introductions", args=[slug]),
            sum(introductions.values()),
            ngettext("%(n)s agreed", "%(n)s agreed", agreed) % {"n": agreed},
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
    return AreaTask(text, hint, href, words % {"n": n} if "%(n)s" in words else words, "green")


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
