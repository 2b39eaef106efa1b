"""The risks of a partnership for its own people, and everything that its handbook gathers."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.urls import reverse
from django.utils.translation import gettext as _

from joinedup.accounts.choices import Role, Scope
from joinedup.actions import queries as actions
from joinedup.beginnings import queries as beginnings
from joinedup.calendars import queries as calendars
from joinedup.core import clock, school_year
from joinedup.core.actors import Actor
from joinedup.core.refusals import require_found
from joinedup.directory import queries as directory
from joinedup.directory.models import Person
from joinedup.directory.models import Role as Post
from joinedup.groups import queries as groups
from joinedup.groups.models import Group, Member
from joinedup.handbook import choices
from joinedup.handbook.models import Risk, RiskLook
from joinedup.partnerships import policies as partnership_policies
from joinedup.partnerships import queries as partnerships
from joinedup.partnerships import services as texts
from joinedup.partnerships.models import Partner, Partnership, TeamRole

OWN = (Role.ORGANISER.value, Role.COORDINATOR.value)


def is_insider(viewer: Actor, partnership: Partnership) -> bool:
    """Say whether the viewer is one of the partnership's own: organises it, or works for a partner. An area's officer is not, as such."""
    if viewer.is_system or partnership.pk in viewer.places(Scope.PARTNERSHIP.value, *OWN):
        return True
    return viewer.is_signed_in and partnership_policies.writes_for_partner(viewer, partnership)


def partnership_inside(public_id: str, viewer: Actor) -> Partnership:
    """Return the partnership to one of its own; Missing to everybody else."""
    partnership = partnerships.partnership_for(public_id, viewer)
    return require_found(partnership if is_insider(viewer, partnership) else None)


def risks_of(partnership: Partnership) -> list[Risk]:
    """Return the risks of a partnership: live ones first, what weighs most on top."""
    rows = partnership.risks.select_related("owner")
    return sorted(rows, key=lambda risk: (risk.state != choices.State.LIVE, -risk.weight, risk.next_look_on or date.max, risk.pk))


def risk_for(partnership: Partnership, public_id: str) -> Risk:
    """Return a risk of this partnership; Missing otherwise."""
    return require_found(partnership.risks.select_related("owner", "partnership").filter(public_id=public_id).first())


def looks_at(risk: Risk) -> list[RiskLook]:
    """Return the looks that were taken at a risk, newest first."""
    return list(risk.looks.order_by("-id"))


def people_inside(partnership: Partnership) -> list[Person]:
    """Return who could look after a risk: the people of the partners, by name."""
    places = partnership.partners.filter(partnerships.still_here(clock.today())).values("organisation_id")
    roles = directory.current_roles().filter(organisation__in=places, shares__area_id=partnership.area_id)
    return list(Person.objects.filter(pk__in=roles.values("person_id")).order_by("name", "pk"))


def dated_risks(viewer: Actor, wanted: calendars.Wanted) -> Iterable[calendars.Dated]:
    """Return the days on which the viewer's partnerships look at their risks again."""
    here = [row for row in partnerships.partnerships_here(viewer) if wanted.about is None or row.subject == wanted.about]
    inside = {row.pk: row for row in here if is_insider(viewer, row)} if viewer.is_signed_in else {}
    if not inside:
        return []
    rows = Risk.objects.filter(partnership__in=inside, state=choices.State.LIVE, next_look_on__range=(wanted.first, wanted.last))
    return [_dated(risk, inside[risk.partnership_id]) for risk in rows.select_related("owner")]


def _dated(risk: Risk, partnership: Partnership) -> calendars.Dated:
    assert risk.next_look_on is not None
    return calendars.Dated(
        risk.next_look_on,
        _("Risk"),
        _("Look again at: %(risk)s") % {"risk": risk.what},
        href=reverse("handbook:show_risk", args=[partnership.area.slug, partnership.public_id, risk.public_id]),
        who=risk.owner.name if risk.owner else "",
        about=calendars.About(partnership.subject, _("Partnership"), partnership.name, ""),
        uid=f"risk-{risk.public_id}",
        owners=frozenset({risk.owner_id} if risk.owner_id else ()),
    )


@dataclass(frozen=True, slots=True)
class ContactLine:
    """Somebody who works for a partner, as a handbook says it."""

    organisation: str
    name: str
    role: str
    email: str
    phone: str


@dataclass(frozen=True, slots=True)
class GroupLine:
    """A group with who sits in it and how it decides."""

    group: Group
    members: list[Member]
    law: list[str]


@dataclass(frozen=True, slots=True)
class Handbook:
    """Everything that a partnership's handbook says on a day, for one reader."""

    partnership: Partnership
    on: date
    partners: list[Partner]
    organisers: list[TeamRole]
    contacts: list[ContactLine]
    groups: list[GroupLine]
    glance: list[list[str]]
    sections: list[tuple[str, str]]
    actions: list[actions.ActionLine]
    dates: list[calendars.Dated]
    risks: list[Risk]
    sees_risks: bool
    steps: list[tuple[str, str, str]]  # activity, step, who does it


def handbook_of(partnership: Partnership, viewer: Actor) -> Handbook:
    """Gather the handbook of a partnership as it stands today; risks stand in it for the partnership's own only."""
    today = clock.today()
    agreement = partnerships.agreement_of(partnership)
    version = agreement.version_in_force
    content = version.content if version is not None else texts.content_of(agreement)
    members = partnerships.partners_of(partnership)
    sees_risks = is_insider(viewer, partnership)
    return Handbook(
        partnership=partnership,
        on=today,
        partners=members,
        organisers=partnerships.organisers_of(partnership),
        contacts=_contacts(partnership, members),
        groups=[GroupLine(one, groups.members_of(one), groups.law_of(one)) for one in groups.groups_of_partnership(partnership)],
        glance=content["glance"],
        sections=[(element, text) for element, text in content["sections"].items() if text.strip()],
        actions=_actions(partnership, viewer),
        dates=_dates(partnership, viewer, today),
        risks=[risk for risk in risks_of(partnership) if risk.state == choices.State.LIVE] if sees_risks else [],
        sees_risks=sees_risks,
        steps=beginnings.steps_done_in(partnership),
    )


def _contacts(partnership: Partnership, members: list[Partner]) -> list[ContactLine]:
    """Return the people of the partners as far as the area may see them: each person once for each organisation."""
    places = {row.organisation_id: row.organisation.name for row in members}
    roles = directory.current_roles().filter(organisation__in=places, shares__area_id=partnership.area_id)
    rows = list(roles.select_related("person").order_by("organisation__name", "person__name", "pk").distinct())
    emails = actions.addresses_of({row.person_id for row in rows})
    seen: dict[tuple[int, int], list[Post]] = {}
    for row in rows:
        seen.setdefault((row.organisation_id, row.person_id), []).append(row)
    return [
        ContactLine(
            places[place],
            held[0].person.name,
            ", ".join(dict.fromkeys(row.title or str(row.get_kind_display()) for row in held)),
            emails.get(person, ""),
            held[0].person.phone,
        )
        for (place, person), held in seen.items()
    ]


def _actions(partnership: Partnership, viewer: Actor) -> list[actions.ActionLine]:
    """Return what is still to do for the partnership, from its meetings and its agreement, as far as the viewer may see it."""
    about = calendars.about_or_within(partnership.subject, with_closed=False)
    return actions.lines(actions.visible_actions(viewer).filter(about, state="open").order_by("due_on", "pk"))


def _dates(partnership: Partnership, viewer: Actor, today: date) -> list[calendars.Dated]:
    """Return what is planned from today on, in this school year and the next; actions and risks stand elsewhere in the handbook."""
    year = school_year.year_of(today)
    planned = [one for n in (year, year + 1) for one in calendars.dated_things(viewer, calendars.Wanted(n, partnership.subject))]
    elsewhere = (_("Risk"), _("Action"))
    return [one for one in planned if one.on >= today and one.kind not in elsewhere]


def is_due_for_a_look(risk: Risk) -> bool:
    """Say whether somebody should look at a risk again within four weeks."""
    return (
        risk.state == choices.State.LIVE
        and risk.next_look_on is not None
        and risk.next_look_on <= clock.today() + timedelta(days=choices.SOON_DAYS)
    )
