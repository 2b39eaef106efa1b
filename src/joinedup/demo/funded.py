"""Who already pays for what in Tamberley: programmes that were invented for it, and what four schools did about them."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Final

from joinedup.brokerage.models import Need
from joinedup.core import clock
from joinedup.core.actors import Actor
from joinedup.demo.town import Town
from joinedup.funding import queries, services

FILLED = datetime(2026, 11, 20, 9, tzinfo=UTC)
_KNOWN = services.ProgrammeDetails("", "", (), source="Invented for this demo", as_of=date(2026, 9, 1))
PROGRAMMES: Final = (
    replace(_KNOWN, name="Harbour maths mentors", body="Tamber Coast Maths Hub", topics=("C1", "C2"), phases=("P", "S"),
            what="A mentor for two teachers, six half-days over two terms, cover paid", closes_on=date(2027, 1, 29)),
    replace(_KNOWN, name="Every morning", body="Tidewater Attendance Hub", topics=("F1",), what="A hub school looks at your data with you, "
            "ten days of help over three terms", who_may="Where more than a fifth of pupils are often absent"),
    replace(_KNOWN, name="First words", body="Shingle Early Years Hub", topics=("B2", "A1"), phases=("N", "P"),
            what="Training for all who work in Reception, two twilights", closes_on=date(2026, 12, 18)),
    replace(_KNOWN, name="Talk about it", body="Wendmoor Foundation, a charity", topics=("E4", "F2"), places=("Tamberley",),
            what="A visiting adviser for pupils who find school hard, up to six visits", contact="Orla Finch, orla@wendmoor.example"),
    replace(_KNOWN, name="Lead well", body="Saltmarsh Teaching School Hub", topics=("K1",), what="Funded places on courses for leaders",
            kinds=("maintained", "academy"), closes_on=date(2027, 2, 12)),
    replace(_KNOWN, name="Band on the quay", body="Tamber Music Hub", topics=("D5", "I3"), what="A teacher and instruments for a term",
            phases=("P",)),
    replace(_KNOWN, name="Summer readers", body="Gull Trust, a charity", topics=("B1",), what="Volunteers who hear readers",
            closes_on=date(2026, 7, 17)),
)  # fmt: skip


def fill(town: Town) -> None:
    """Let Martin put the table together, and four schools say what came of asking."""
    martin = town.actor("Martin Sleight")
    with clock.fixed(FILLED):
        for details in PROGRAMMES:
            services.add_programme(area=town.area, details=details, by=martin)
        lines = queries.needs_somebody_pays_for(town.area.pk, martin)
        for line, (came, words) in zip(
            lines[::9],
            (("asked", ""), ("helped", ""), ("not_for_us", "Full until summer"), ("asked", "They ring back in December")),
            strict=False,
        ):
            _say(line.need, line.payers[0], came, words, martin)


def _say(need: Need, payer: queries.Payer, came: str, words: str, by: Actor) -> None:
    services.say_attempt(need=need, programme=payer.programme, came=came, words=words, by=by)
