"""What a form, an upload or a link says about a need or an offer, and the checks that hold whatever the door."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from joinedup.brokerage import choices
from joinedup.core.pupils import refuse_pupils
from joinedup.core.refusals import Refused, require


@dataclass(frozen=True)
class ThingDetails:
    """What needs and offers have in common; `half_days` is only asked where the size leaves room."""

    kind: str = choices.Kind.VISIT_US
    size: str = choices.Size.VISIT
    half_days: int | None = None
    detail: str = ""
    something_else: str = ""
    phases: tuple[str, ...] = ()
    when: tuple[str, ...] = ()
    weeks_never: tuple[date, ...] = ()
    within_km: int | None = None
    terms: str = choices.Terms.FREE
    rate_pence: int | None = None


@dataclass(frozen=True)
class NeedDetails(ThingDetails):
    """What is said about a need; without a topic it is "something else"."""

    topic: str = ""
    urgency: int = choices.Urgency.THIS_YEAR
    is_first: bool = False
    evidence: tuple[str, ...] = ()
    evidence_links: tuple[str, ...] = ()
    evidence_note: str = ""


@dataclass(frozen=True)
class OfferDetails(ThingDetails):
    """What is said about an offer: any of these topics, altogether at most so many half-days."""

    topics: tuple[str, ...] = ()
    at_most_half_days: int | None = None


@dataclass(frozen=True)
class Sharing:
    """How far a thing may be seen in one area; no visibility, or `choices.USUAL`, asks for the usual one of its topic."""

    area_id: int
    visibility: str = ""
    until: date | None = None


@dataclass(frozen=True)
class Sharings:
    """With which areas a new thing is shared, and for which school year and by which door it came in."""

    shares: tuple[Sharing, ...] = ()
    year: int | None = None
    entered: str = ""


def half_days_of(details: ThingDetails) -> int:
    """Return the half-days that a size stands for, or the number typed where the size leaves room; refuse what does not fit."""
    if details.size not in choices.HALF_DAYS:
        raise Refused(_("Choose how much time this is."), field="size")
    least, usual, most = choices.HALF_DAYS[choices.Size(details.size)]
    typed = details.half_days
    if typed is None or least == most:
        return usual
    if not least <= typed <= most:
        sentence = _("Enter between %(least)d and %(most)d half-days for “%(size)s”, or choose another size.")
        raise Refused(sentence % {"least": least, "most": most, "size": choices.Size(details.size).label}, field="half_days")
    return typed


def check_details(details: ThingDetails) -> None:
    """Refuse words that are not on the lists, a day rate without pounds, and free text that names a pupil."""
    require(details.kind in choices.Kind.values, _("Choose what would happen."), field="kind")
    require(details.terms in choices.Terms.values, _("Choose what it costs."), field="terms")
    rated = details.terms == choices.Terms.DAY_RATE
    require(not rated or bool(details.rate_pence), _("Enter the day rate in pounds, for example 350."), field="rate")
    require(set(details.phases) <= set(choices.Phase.values), _("Choose phases from the list."), field="phases")
    require(set(details.when) <= set(choices.When.values), _("Choose times from the list."), field="when")
    require(len(details.detail) <= 500, _("Use 500 letters or fewer."), field="detail")
    require(len(details.something_else) <= 120, _("Use 120 letters or fewer."), field="something_else")
    refuse_pupils(details.detail, field="detail")
    refuse_pupils(details.something_else, field="something_else")
    if isinstance(details, NeedDetails):
        require(details.urgency in choices.Urgency.values, _("Choose how soon it matters."), field="urgency")
        require(set(details.evidence) <= set(choices.Evidence.values), _("Choose from the list."), field="evidence")
        links = details.evidence_links
        fits = len(links) <= 5 and all(link.startswith(("https://", "http://")) and len(link) <= 300 for link in links)
        require(fits, _("Enter up to five web addresses that start with https://, one on each line."), field="evidence_links")
        require(len(details.evidence_note) <= 1000, _("Use 1,000 letters or fewer."), field="evidence_note")
        refuse_pupils(details.evidence_note, field="evidence_note")
