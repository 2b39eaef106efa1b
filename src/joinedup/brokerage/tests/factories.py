"""Needs and offers for tests, made through the services; the clock of most tests stands at 24 November 2026."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from joinedup.accounts.choices import Role, Scope
from joinedup.accounts.models import Area, User
from joinedup.accounts.tests import factories as accounts
from joinedup.brokerage import choices, services
from joinedup.brokerage.models import Need, Offer
from joinedup.core import clock
from joinedup.core.actors import SYSTEM, Actor, Grant
from joinedup.directory.models import Organisation
from joinedup.directory.tests import factories as directory

TUESDAY = datetime(2026, 11, 24, 10, tzinfo=UTC)
TODAY = TUESDAY.date()


@contextmanager
def on_the_day() -> Iterator[None]:
    with clock.fixed(TUESDAY):
        yield


def make_head(organisation: Organisation, name: str = "Imran Daud") -> Actor:
    return accounts.actor_for(make_head_user(organisation, name)).with_grants([Grant(Role.LEAD, Scope.ORGANISATION, organisation.pk)])


def make_head_user(organisation: Organisation, name: str = "Imran Daud") -> User:
    user = accounts.make_user(name)
    directory.make_person(name, organisation=organisation, user=user)
    return user


def make_need(
    organisation: Organisation, *areas: Area, topic: str = "B1", visibility: str = "", by: Actor = SYSTEM, **details: Any
) -> Need:
    entered = choices.Entered.LEAD if by.is_system else ""
    until: date | None = details.pop("until", None)
    return services.add_need(
        organisation=organisation,
        details=services.NeedDetails(**{"topic": topic, **details}),
        said=services.Sharings(tuple(services.Sharing(area.pk, visibility, until) for area in areas), entered=entered),
        by=by,
    )


def make_offer(
    organisation: Organisation, *areas: Area, topics: tuple[str, ...] = ("B1",), visibility: str = "", by: Actor = SYSTEM, **details: Any
) -> Offer:
    entered = choices.Entered.LEAD if by.is_system else ""
    until: date | None = details.pop("until", None)
    return services.add_offer(
        organisation=organisation,
        details=services.OfferDetails(**{"topics": topics, **details}),
        said=services.Sharings(tuple(services.Sharing(area.pk, visibility, until) for area in areas), entered=entered),
        by=by,
    )


@dataclass(frozen=True)
class Cast:
    """Ada runs Brackwater, Bo runs Elmshire, Cy is nobody there; Oak and Ash are in Brackwater, Yew in Elmshire; each has its head."""

    brackwater: Area
    elmshire: Area
    ada: Actor
    bo: Actor
    cy: Actor
    trust: Organisation
    colette: Actor
    oak: Organisation
    ash: Organisation
    yew: Organisation
    oak_head: Actor
    ash_head: Actor
    yew_head: Actor


def make_cast() -> Cast:
    people = accounts.make_cast()
    trust = directory.make_trust("Lanternfield Learning Trust")
    oak = directory.make_school("Oak Primary", area=people.brackwater, trust=trust)
    ash = directory.make_school("Ash Primary", area=people.brackwater)
    yew = directory.make_school("Yew Primary", area=people.elmshire)
    colette = accounts.make_user("Colette Marsden")
    directory.make_person("Colette Marsden", organisation=trust, user=colette, kind=directory.choices.RoleKind.TRUST_CHIEF)
    return Cast(
        brackwater=people.brackwater,
        elmshire=people.elmshire,
        ada=people.ada,
        bo=people.bo,
        cy=people.cy,
        trust=trust,
        colette=accounts.actor_for(colette).with_grants([Grant(Role.TRUST_LEAD, Scope.ORGANISATION, oak.pk)]),
        oak=oak,
        ash=ash,
        yew=yew,
        oak_head=make_head(oak, "Olive Oak"),
        ash_head=make_head(ash, "Asha Ash"),
        yew_head=make_head(yew, "Yusuf Yew"),
    )


def make_full_cast() -> Cast:
    """Make the cast with needs and offers in many states."""
    cast = make_cast()
    make_need(
        cast.oak, cast.brackwater, topic="F2", detail="Mornings are hard for six families.", urgency=3, visibility="area", by=cast.oak_head
    )
    make_need(cast.ash, cast.brackwater, topic="K9", by=cast.ada)
    make_need(cast.ash, cast.brackwater, topic="", something_else="Bees", by=cast.ada)
    make_offer(cast.ash, cast.brackwater, topics=("E1", "E2", "E3"), at_most_half_days=12, by=cast.ash_head)
    stale = make_offer(cast.oak, cast.brackwater, by=cast.oak_head)
    type(stale).objects.filter(pk=stale.pk).update(state="expired")
    return cast
