"""What two heads weigh up for themselves, where aims stand for one of them, and a careers day whose steps partners are asked for."""

from datetime import UTC, datetime

from joinedup.beginnings import queries as beginnings
from joinedup.beginnings import services as steps
from joinedup.brokerage import queries as topics
from joinedup.core import clock
from joinedup.core.actors import Actor
from joinedup.demo.call import holder_of
from joinedup.demo.town import Town, head_account
from joinedup.partnerships.models import Partnership
from joinedup.reviews import queries, services
from joinedup.reviews.models import WeighUp

LAST_YEAR = datetime(2025, 11, 18, 19, tzinfo=UTC)
THIS_YEAR = datetime(2026, 11, 17, 19, tzinfo=UTC)
ASKED = datetime(2026, 11, 18, 10, tzinfo=UTC)

Said = services.WeightDetails
QUAYFIELD = {
    "benefits": {"b-skills": Said(3, 3, "our phonics lead", "Two visits to Pellin changed how we begin a lesson"), "b-resources": Said(1)},
    "costs": {"c-people": Said(2, 3, "our deputy", "Four half-days away from class"), "c-meetings": Said(2)},
    "risks": {"r-delivery": Said(2, 2, "", "What happens when Bernadette leaves?"), "r-focus": Said(1, 1)},
}
NOW = {
    "benefits": {"b-skills": Said(3, 3, "our phonics lead", "Now Year 2 as well"), "b-resources": Said(2), "b-joined-up": Said(2, 2)},
    "costs": {"c-people": Said(2, 3, "our deputy"), "c-meetings": Said(1, 3, "", "Every second one is online now")},
    "risks": {"r-delivery": Said(3, 2, "", "Who follows Bernadette, and with how many hours?"), "r-focus": Said(1, 1)},
    "further": {"f-methods": Said(2), "f-cheaper": Said(1, 2, "our office", "One coach for three schools")},
}
GULLHAVEN = {
    "benefits": {"b-resources": Said(3, 3, "our careers lead", "The port opens its doors to whole classes"), "b-joined-up": Said(2)},
    "costs": {"c-people": Said(2, 3, "form tutors", "Cover for six half-days"), "c-development": Said(1)},
    "risks": {"r-unclear": Said(2, 2, "", "Who pays for coaches from 2028 on?"), "r-fate": Said(0)},
    "further": {"f-impact": Said(2, 2), "f-voice": Said(1)},
}
DAY = ("Agree what pupils should see", "Open the gates and keep everybody safe", "Prepare pupils in class", "Look back with pupils")


def fill(town: Town) -> None:
    """Weigh up, place aims, and ask for the steps of a careers day."""
    together, port = (Partnership.objects.get(name=name) for name in ("Brackwater Schools Together", "Port and People"))
    quayfield, gullhaven = "Quayfield Primary Academy", "Gullhaven High School"
    _weigh(town, quayfield, together, QUAYFIELD, LAST_YEAR)
    with clock.fixed(THIS_YEAR):
        by = head_account(town, quayfield)
        weigh_up = _weigh(town, quayfield, together, NOW, THIS_YEAR)
        verdict = services.Verdict(
            "yes", "As long as somebody follows Bernadette by Easter.", "Stay in for another year.\nLook again in June."
        )
        services.conclude_weigh_up(weigh_up=weigh_up, verdict=verdict, expected=weigh_up.version, by=by)
        _share(_weigh(town, gullhaven, port, GULLHAVEN, THIS_YEAR), head_account(town, gullhaven))
        _place(town, gullhaven, port)
    _ask(town, port)
    _ask_to_weigh_up(town, port)


def _weigh(town: Town, name: str, partnership: Partnership, said: dict[str, dict[str, Said]], when: datetime) -> WeighUp:
    with clock.fixed(when):
        by = head_account(town, name)
        about = queries.About("p", partnership.name, partnership=partnership)
        weigh_up = services.start_weigh_up(organisation=town.organisations[name], about=about, by=by)
        for side, items in said.items():
            services.weigh_side(weigh_up=weigh_up, side=side, said=items, expected=weigh_up.version, by=by)
    return weigh_up


def _share(weigh_up: WeighUp, by: Actor) -> None:
    """Share the one worry that partners can do something about."""
    services.share_weigh_up(weigh_up=weigh_up, how="some", codes=["r-unclear"], expected=weigh_up.version, by=by)


def _place(town: Town, name: str, partnership: Partnership) -> None:
    placed = [
        services.PlacementDetails("Whole classes at the port", 9, 6),
        services.PlacementDetails("Mock interviews in our hall", 4, 8, "Ours help, others come"),
        services.PlacementDetails("Engineers read with Year 3", 2, 9),
        services.PlacementDetails("Careers advice that all share", 8, 7),
    ]
    by = head_account(town, name)
    organisation = town.organisations[name]
    plot = services.place_aims(partnership=partnership, organisation=organisation, placed=placed, expected=0, by=by)
    services.share_plot(plot=plot, how="all", expected=plot.version, by=by)


def _ask(town: Town, port: Partnership) -> None:
    by = town.actor("Martin Sleight")
    with clock.fixed(ASKED):
        details = steps.ActivityDetails("A careers day at the port", "All of Year 9 meets people at work in one day.", DAY, port)
        activity = steps.add_activity(details=details, by=by)
        first, gates, prepare, _look_back = activity.steps.all()
        careers = topics.find_topics("careers")
        change = steps.StepDetails(prepare.name, "An hour in tutor time", careers[0] if careers else None)
        steps.change_step(step=prepare, details=change, expected=prepare.version, by=by)
        for step, name, reply in (
            (first, "Tamberley Careers Hub", steps.StepReply("yes", "We have a list that works.")),
            (gates, "Brackwater Port", steps.StepReply("yes", "Up to 180 pupils a day.")),
            (prepare, "Gullcombe Academy", None),
        ):
            asked = steps.ask_partner(step=step, organisation=town.organisations[name], why="You did it last year.", by=by)
            if reply is not None:
                steps.answer_step(ask=beginnings.ask_for(asked.public_id), reply=reply, by=holder_of(asked.subject))


def _ask_to_weigh_up(town: Town, port: Partnership) -> None:
    """Ask a head without an account by link, with a guess written down before."""
    by = town.actor("Martin Sleight")
    academy = town.organisations["Gullcombe Academy"]
    with clock.fixed(ASKED):
        sizes = {"b-resources": 2, "b-joined-up": 2, "c-people": 3, "r-focus": 2}
        because = "Two teachers are away until Easter, so cover will cost most."
        services.guess_weigh_up(partnership=port, organisation=academy, sizes=sizes, because=because, expected=0, by=by)
        services.ask_to_weigh_up(partnership=port, organisations=[academy.public_id], by=by)
