"""Plan milestones, say that one is reached, and thank people by name."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from joinedup.actions import policies, queries
from joinedup.actions.models import Action, Milestone, Thanks
from joinedup.audit import services as audit
from joinedup.calendars import queries as calendars
from joinedup.core import clock, school_year
from joinedup.core.actors import Actor
from joinedup.core.pupils import refuse_pupils
from joinedup.core.refusals import require, require_found
from joinedup.core.subjects import Subject
from joinedup.core.versions import save_version
from joinedup.directory.models import Person
from joinedup.notices import services as notices
from joinedup.ui.filters import short_day

YEARS_AHEAD = 5


@dataclass(frozen=True, slots=True)
class MilestoneDetails:
    """What is to be reached by a day; `about` is the thing it belongs to, the area when it stays empty."""

    name: str
    planned_on: date
    detail: str = ""
    about: Subject | None = None


@transaction.atomic
def add_milestone(*, details: MilestoneDetails, by: Actor) -> Milestone:
    """Plan a milestone in the area in which `by` stands."""
    area_id = require_found(by.area_id)
    _require_keeper(policies.may_add_action(by, area_id, details.about))
    _check(details.name, details.detail)
    _near(details.planned_on, field="planned_on")
    about = {"about_kind": details.about.kind, "about_id": details.about.public_id} if details.about else {}
    milestone = Milestone.objects.create(
        area_id=area_id, name=details.name.strip(), detail=details.detail.strip(), planned_on=details.planned_on, **about
    )
    _record(milestone, "added", by)
    return milestone


@transaction.atomic
def change_milestone(*, milestone: Milestone, details: MilestoneDetails, expected: int, by: Actor) -> Milestone:
    """Change the words or the planned day of a milestone."""
    _require_keeper(policies.may_keep_milestone(by, milestone))
    _check(details.name, details.detail)
    if details.planned_on != milestone.planned_on:
        _near(details.planned_on, field="planned_on")
        milestone.first_planned_on = milestone.first_planned_on or milestone.planned_on
        milestone.dated_on = clock.today()
    milestone.name, milestone.detail, milestone.planned_on = details.name.strip(), details.detail.strip(), details.planned_on
    save_version(milestone, expected=expected, fields=["name", "detail", "planned_on", "first_planned_on", "dated_on"])
    _record(milestone, "changed", by)
    return milestone


@transaction.atomic
def reach_milestone(*, milestone: Milestone, on: date | None, expected: int, by: Actor) -> Milestone:
    """Say on which day it was reached, or, without a day, that it was not reached after all."""
    _require_keeper(policies.may_keep_milestone(by, milestone))
    if on is not None:
        require(on <= clock.today(), _("The day must be today or in the past."), field="on")
        _near(on, field="on", since=milestone.planned_on)
    require(on is not None or not milestone.thanks.exists(), _("People were thanked for it already, so it stays reached."))
    milestone.reached_on = on
    save_version(milestone, expected=expected, fields=["reached_on"])
    _record(milestone, "reached" if on else "not_reached", by)
    return milestone


@transaction.atomic
def remove_milestone(*, milestone: Milestone, by: Actor) -> None:
    """Take a milestone out of the plan; one that was celebrated stays."""
    _require_keeper(policies.may_keep_milestone(by, milestone))
    require(not milestone.thanks.exists(), _("People were thanked for it already, so it stays."))
    _record(milestone, "removed", by)
    milestone.delete()


@transaction.atomic
def thank_for_milestone(*, milestone: Milestone, people: Collection[Person], words: str, by: Actor) -> int:
    """Thank people by name, in the sender's words, with what each of them did; each once. Return how many were thanked."""
    _require_keeper(policies.may_keep_milestone(by, milestone))
    require(milestone.reached_on is not None, _("Say first on which day it was reached."))
    require(bool(words.strip()), _("Write a few words of thanks."), field="words")
    refuse_pupils(words, field="words")
    done = queries.deeds_for(milestone)
    n_thanked = 0
    for person in people:
        require(person.pk in done, _("Choose people who have done something for it."), field="people")
        _row, is_new = Thanks.objects.get_or_create(milestone=milestone, person=person, defaults={"thanked_on": clock.today()})
        n_thanked += is_new
        if is_new:
            _post(milestone, person, done[person.pk], words.strip(), by)
    _record(milestone, "celebrated", by, n_people=n_thanked)
    return n_thanked


def _post(milestone: Milestone, person: Person, deeds: Collection[Action], words: str, by: Actor) -> None:
    address = queries.owner_address(person)
    if not address:
        return
    about = calendars.about_for(milestone.about, milestone.area.slug)
    mail = notices.Mail(
        key=f"milestone.thanks:{milestone.public_id}:{person.public_id}",
        to=address,
        template="actions/mail/thanks",
        context={
            "name": person.name,
            "milestone": milestone.name,
            "about": about.name if about else "",
            "words": words,
            "deeds": [calendars.told(deed.about_kind, deed.what) for deed in deeds],
            "sender": by.name,
            "organisation": next(iter(deeds)).organisation.name,
        },
        sender_name=milestone.area.name,
        reply_to=by.email or milestone.area.reply_to,
        about=milestone.subject,
        area_id=milestone.area_id,
        when=notices.Urgency.WORKING_HOURS,
        is_machine=False,
    )
    notices.post(mail, by=by)


def _require_keeper(allowed: bool) -> None:
    require(allowed, _("Only who organises this, or runs the area, keeps its milestones."))


def _check(name: str, detail: str) -> None:
    require(bool(name.strip()), _("Write what will have been reached."), field="name")
    refuse_pupils(name, field="name")
    refuse_pupils(detail, field="detail")


def _near(day: date, *, field: str, since: date | None = None) -> None:
    """Refuse a day that can only be a slip: before the school year that came before today's (or before that of `since`), or far ahead."""
    today = clock.today()
    first = school_year.first_day(school_year.year_of(min(since or today, today)) - 1)
    last = school_year.last_day(school_year.year_of(today) + YEARS_AHEAD)
    told = {"first": short_day(first), "last": short_day(last)}
    require(first <= day <= last, _("Enter a day from %(first)s to %(last)s: check the year.") % told, field=field)


def _record(milestone: Milestone, what: str, by: Actor, **facts: int) -> None:
    kept: dict[str, str | int | bool | None] = {"planned_on": milestone.planned_on.isoformat(), **facts}
    audit.record(by=by, verb=f"milestone.{what}", about=milestone.subject, area_id=milestone.area_id, facts=kept)
