"""What the area keeps and asks of its schools: lists, the September check half answered, a visit to Quayfield, promises to it."""

from datetime import UTC, date, datetime

from joinedup.actions import services as actions
from joinedup.brokerage import services as brokerage
from joinedup.contacts import queries, services
from joinedup.core import clock
from joinedup.core.actors import Actor
from joinedup.demo.town import Town
from joinedup.directory import services as directory
from joinedup.directory.choices import LogKind, RoleKind
from joinedup.directory.models import Organisation

CHECKED = datetime(2026, 11, 9, 9, tzinfo=UTC)
ANSWERED = datetime(2026, 11, 12, 10, tzinfo=UTC)
VISITED = datetime(2026, 11, 19, 14, tzinfo=UTC)
PREPARED = datetime(2026, 11, 23, 15, tzinfo=UTC)
QUAYFIELD = "Quayfield Primary Academy"
RIGHT = ("Gullhaven High School", "Capstanby Primary School", "Saltry Primary Academy", "Brinemere Primary Academy", "Fennimore School")
SEEN = (
    "Two phonics lessons in Year 1 and a talk with the SENDCo. Children blend with confidence; the new books are in use.\n\n"
    "The head would like to know how others keep practice alive after Christmas, when three members of staff change classes."
)


def fill(town: Town) -> None:
    """Let Martin and the schools do what they would have done by now."""
    martin = town.actor("Martin Sleight")
    _lists(town, martin)
    with clock.fixed(CHECKED):
        check = services.start_check(area=town.area, closes_on=date(2026, 12, 4), words="It was Excel last year. Never again.", by=martin)
    with clock.fixed(ANSWERED):
        for name in RIGHT:
            ask = check.asks.filter(organisation__name=name).first()
            if ask is not None:
                services.answer_check(ask=ask, answer=services.CheckAnswer(is_right=True), by=martin)
        changed = check.asks.get(organisation__name=RIGHT[0])
        new = services.NewPerson("Noor Lane", RoleKind.DSL, "noor.lane@tamberley.example")
        services.answer_check(ask=changed, answer=services.CheckAnswer(new=(new,), inset_days=(date(2027, 1, 4),)), by=martin)
    _visit(town, town.organisations[QUAYFIELD], martin)
    with clock.fixed(PREPARED):
        sharing = brokerage.Sharings((brokerage.Sharing(town.area.pk),))
        details = brokerage.OfferDetails(topics=("F2",), detail="Come and see how Year 1 begins the day")
        brokerage.add_offer(organisation=town.organisations[QUAYFIELD], details=details, said=sharing, by=town.actor("Sandra Bright"))


def _lists(town: Town, by: Actor) -> None:
    services.save_list(name="SENDCos of the primary schools", wanted=queries.Wanted(roles=(RoleKind.SENCO,), phase="Primary"), by=by)
    places = [town.organisations[name] for name in (QUAYFIELD, *RIGHT[:4])]
    keys = [f"o:{place.public_id}" for place in places] + ["e:phonics.hub@tamberley.example"]
    details = services.ListDetails("Phonics visits in January", role=RoleKind.HEAD)
    services.keep_pasted(area=town.area, keys=keys, details=details, by=by)


def _visit(town: Town, school: Organisation, by: Actor) -> None:
    head = school.roles.filter(kind=RoleKind.HEAD, until_on__isnull=True).select_related("person").first()
    own = town.organisations["Tamberley School Improvement Team"]
    martin = own.roles.select_related("person").get(person__name="Martin Sleight").person
    assert head is not None
    with clock.fixed(VISITED):
        details = services.VisitDetails(
            on=date(2026, 11, 19),
            people="Head, SENDCo, two Year 1 teachers",
            purpose="Phonics: what others may come and see in January",
            seen=SEEN,
            agreed=(
                services.Agreed("Name two mornings in January for visitors", head.public_id, date(2026, 12, 11), is_wanted=True),
                services.Agreed("Think about a visit of the phonics governor"),
            ),
        )
        note = services.write_visit(organisation=school, details=details, by=by)
        services.send_visit(note=note, to=head.person.public_id, by=by)
        what = "Find a school that has kept phonics alive through a change of classes"
        actions.add_action(details=actions.ActionDetails(martin, own, what, date(2026, 12, 4), about=school.subject), by=by)
        called = directory.LogDetails(
            LogKind.CALL, date(2026, 11, 19), "Imran asks who pays the cover on 14 January. I promised to find out."
        )
        directory.write_log_entry(organisation=school, details=called, by=by)
