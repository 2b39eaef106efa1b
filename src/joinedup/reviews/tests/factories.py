"""Weigh-ups and plots for tests: Oak weighs up Port and People, in which Elm is a partner too."""

from dataclasses import dataclass

from joinedup.accounts.models import Area, Link, User
from joinedup.accounts.queries.actors import actor_of_link
from joinedup.accounts.tests import factories as accounts
from joinedup.core.actors import Actor
from joinedup.directory.models import Organisation
from joinedup.directory.tests import factories as directory
from joinedup.partnerships.models import Partnership
from joinedup.partnerships.tests import factories as partnerships
from joinedup.reviews import choices, queries, services
from joinedup.reviews.models import Guess, Plot, Reader, WeighAsk, WeighUp

Weight = services.WeightDetails
BENEFITS = {
    "b-resources": Weight(3, 3, "our careers lead", "The port pays the coaches"),
    "b-skills": Weight(2),
    "b-ideas": Weight(1, 2),
}
COSTS = {"c-people": Weight(1, 3, "our office"), "c-meetings": Weight(1), "c-quality": Weight(0)}
RISKS = {"r-delivery": Weight(2, 1, "", "A second firm would step in"), "r-focus": Weight(0)}
ADDED = {"own-r-1": Weight(2, 2, "", "", "Trips clash with mocks")}


@dataclass
class Scene:
    """A formed partnership of Oak and Elm, and who leads each."""

    area: Area
    partnership: Partnership
    oak: Organisation
    elm: Organisation
    officer: Actor

    def lead(self, organisation: Organisation) -> Actor:
        return accounts.actor_for(lead_user(organisation), self.area)


def lead_user(organisation: Organisation) -> User:
    """Return the account of who leads an organisation."""
    person = organisation.roles.order_by("pk")[0].person
    if person.user is None:
        person.user = accounts.make_user(person.name)
        person.save(update_fields=["user"])
    return person.user


def make_scene(area: Area | None = None) -> Scene:
    area = area or accounts.make_area()
    officer = accounts.officer_actor(area)
    oak, elm = partnerships.make_led_school("Oak", area), partnerships.make_led_school("Elm", area)
    partnership = partnerships.make_partnership(area, by=officer, partners=[oak, elm])
    return Scene(area, partnership, oak, elm, officer)


def make_weigh_up(scene: Scene, *, by: Actor | None = None, organisation: Organisation | None = None, full: bool = True) -> WeighUp:
    """Return Oak's weigh-up of the partnership, with something said on each side but the last."""
    organisation = organisation or scene.oak
    by = by or scene.lead(organisation)
    about = queries.About("p", scene.partnership.name, partnership=scene.partnership)
    weigh_up = services.start_weigh_up(organisation=organisation, about=about, by=by)
    if full:
        for side, said in (("benefits", BENEFITS), ("costs", COSTS), ("risks", RISKS | ADDED)):
            services.weigh_side(weigh_up=weigh_up, side=side, said=said, expected=weigh_up.version, by=by)
    return weigh_up


def share(weigh_up: WeighUp, by: Actor, how: str = "all", *codes: str) -> int:
    weigh_up.refresh_from_db()
    return services.share_weigh_up(weigh_up=weigh_up, how=how, codes=codes, expected=weigh_up.version, by=by)


def reader_of(weigh_up: WeighUp, organisation: Organisation) -> Reader:
    return Reader.objects.select_related("weigh_up__area", "organisation").get(weigh_up=weigh_up, organisation=organisation)


def make_plot(scene: Scene, *, by: Actor | None = None) -> Plot:
    """Return Oak's plot: one aim good for both, one activity more for others, one with nothing said."""
    placed = [
        services.PlacementDetails("Raise hopes", 7, 8),
        services.PlacementDetails("Coding clubs", 3, 9, "They lack the room"),
        services.PlacementDetails("Open doors", None, None),
    ]
    by = by or scene.lead(scene.oak)
    return services.place_aims(partnership=scene.partnership, organisation=scene.oak, placed=placed, expected=0, by=by)


def make_person_of(organisation: Organisation, area: Area, **facts: object) -> User:
    """Return somebody else who works for an organisation."""
    user = accounts.make_user("Mo Khan")
    directory.make_person("Mo Khan", organisation=organisation, area=area, user=user, **facts)  # type: ignore[arg-type]
    return user


def ask(scene: Scene, *organisations: Organisation, by: Actor | None = None) -> WeighAsk:
    """Ask partners (Oak, when none is named) to weigh up; return the first ask."""
    asked = organisations or (scene.oak,)
    services.ask_to_weigh_up(partnership=scene.partnership, organisations=[row.public_id for row in asked], by=by or scene.officer)
    return queries.standing_asks(scene.partnership).select_related("organisation", "partnership__area").get(organisation=asked[0])


def holder_of(ask: WeighAsk) -> Actor:
    """Return whoever holds the newest link of an ask."""
    link = Link.objects.filter(subject_id=ask.public_id, purpose=choices.ASK_PURPOSE).latest("pk")
    area = ask.partnership.area
    return actor_of_link(link).within(area_id=area.pk, area_slug=area.slug)


def weigh_by_link(ask: WeighAsk, said: dict[str, Weight] | None = None, side: str = "benefits") -> WeighUp:
    """Weigh up one side by the link of an ask."""
    by = holder_of(ask)
    weigh_up = queries.asked_weigh_up(ask, by)
    assert weigh_up is not None
    services.weigh_side(weigh_up=weigh_up, side=side, said=said or BENEFITS, expected=weigh_up.version, by=by)
    return weigh_up


def guess(scene: Scene, *, organisation: Organisation | None = None, by: Actor | None = None) -> Guess:
    """Return the officer's guess about Oak."""
    facts = {"sizes": {"b-skills": 1, "c-people": 3}, "because": "They lost their deputy in July."}
    organisation = organisation or scene.oak
    made = services.guess_weigh_up(partnership=scene.partnership, organisation=organisation, expected=0, by=by or scene.officer, **facts)  # type: ignore[arg-type]
    assert made is not None
    return made
