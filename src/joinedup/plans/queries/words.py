"""Codes of a solved plan in plain words: why this suggestion, what would meet more of a need, how good the plan is."""

from collections.abc import Iterable, Mapping
from datetime import date
from itertools import pairwise
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from joinedup.brokerage.choices import half_days, kilometres
from joinedup.brokerage.models import Topic
from joinedup.core import school_year
from joinedup.directory.models import Organisation
from joinedup.introductions.choices import YEARS_SHOWN
from joinedup.plans import choices
from joinedup.plans.models import Plan, Unmet
from joinedup.plans.queries.rows import SuggestionRow, filled
from joinedup.plans.queries.stock import worth_of_rows
from joinedup.ui import filters
from joinedup.ui.filters import short_day

MOST_REASONS = 3


_WHY = {
    "locked": gettext_lazy("you decided to keep it"),
    "kept": gettext_lazy("it was in the plan before"),
    "preferred": gettext_lazy("you would like these two to work together"),
    "same_group": gettext_lazy("they are in the same trust"),
    "gives_back": gettext_lazy("each helps the other"),
    "round": gettext_lazy("help comes back round a circle"),
    "returns": gettext_lazy("it makes up for help that was agreed before"),
    "gift": gettext_lazy("a gift: nothing has to come back"),
    "disadvantage": gettext_lazy("it is among those with most disadvantage"),
    "least_served": gettext_lazy("it got least of what it asked for in three years"),
    "only_offer": gettext_lazy("nobody else in reach offers this"),
    "nearest": gettext_lazy("nobody nearer offers this"),
    "near": gettext_lazy("it is near"),
    "online": gettext_lazy("no journey is needed"),
    "topic": gettext_lazy("it is what was asked for"),
}


def why(codes: Iterable[str]) -> list[str]:
    """Say why a suggestion is in the plan, the most telling reasons first; codes that are not known are passed over."""
    return [str(_WHY[code]) for code in codes if code in _WHY][:MOST_REASONS]


def what_would_help(unmet: Unmet, topics: Mapping[int, Topic], organisations: Mapping[str, Organisation]) -> list[str]:
    """Say what would meet more of a need, the cheapest first."""
    return [words for row in unmet.changes if (words := _change(unmet, row, topics, organisations))]


_WOULD_HELP = {
    "more_offer": gettext_lazy("One more offer of “%(topic)s” (%(size)s)"),
    "more_half_days": gettext_lazy("%(size)s more from %(name)s"),
    "further": gettext_lazy("Help from %(name)s, %(km)s further away than now allowed"),
    "relax_balance": gettext_lazy("Letting everybody be out of balance by %(size)s more"),
    "lift_giving": gettext_lazy("Letting %(name)s give %(size)s more than its limit"),
    "lift_getting": gettext_lazy("Letting %(receiver)s get %(size)s more than its limit"),
    "unlock": gettext_lazy("%(name)s could help with %(size)s, but you decided against this pair"),
    "unlock_rule": gettext_lazy("%(name)s could help with %(size)s, but your rules say: never suggest these two"),
}
_NEAR = gettext_lazy("One more offer of “%(topic)s” within %(km)s (%(size)s)")


def _change(unmet: Unmet, row: Mapping[str, Any], topics: Mapping[int, Topic], organisations: Mapping[str, Organisation]) -> str:
    topic = topics.get(int(row.get("topic") or 0))
    who = organisations.get(str(row.get("organisation") or ""))
    size = half_days(max(1, int(row.get("half_days") or 1)))
    facts = {
        "size": size,
        "topic": topic.name if topic else _("this"),
        "name": who.name if who else _("somebody who offers it"),
        "km": kilometres(row.get("km")),
    }
    kind = "unlock_rule" if row.get("by_rule") else str(row.get("kind"))
    sentence = _NEAR if kind == "more_offer" and row.get("km") else _WOULD_HELP.get(kind)
    if not sentence:
        return ""
    if kind == "lift_getting":
        facts["receiver"] = unmet.need.organisation.name
    said = sentence % facts
    return _("%(change)s, and letting everybody be out of balance by as much more") % {"change": said} if row.get("relax") else said


def percent(part: float, whole: float) -> str:
    """Say a share with one digit, never "0.0 %" for something.

    >>> percent(13, 1000), percent(0, 5), percent(1, 10000)
    ('1.3 %', '0 %', 'under 0.1 %')
    """
    if part <= 0 or whole <= 0:
        return "0 %"
    share = 100 * part / whole
    return _("under 0.1 %") if share < 0.1 else f"{share:.1f} %"


def how_good(plan: Plan, rows: Iterable[SuggestionRow]) -> list[str]:
    """Say how near a plan of these suggestions is to the best possible, and what longer circles would gain."""
    told = []
    if plan.told.get("is_mended"):
        told.append(_("It was mended round the change: what still stood was kept, and only what stood near it was planned anew."))
    if plan.is_proven:
        told.append(_("No plan under these rules meets more, weighted by urgency and disadvantage."))
    elif plan.told.get("is_mended") and not plan.told.get("is_bounded"):
        gap = percent(plan.bound - plan.value, plan.bound)
        told.append(_("It is within %(gap)s of what circles of any length could meet, and so at least as near to the best.") % {"gap": gap})
    elif plan.bound > plan.value:
        gap = percent(plan.bound - plan.value, plan.bound)
        told.append(_("This plan is within %(gap)s of the best possible under these rules.") % {"gap": gap})
    if plan.told.get("cut_short"):
        told.append(_("The search ended when its time was up: made again, the plan may be a little different."))
    if plan.method == choices.Method.CIRCLES:
        told.append(_longer(plan, rows))
    if plan.keep_price and plan.based_on_id:
        price = percent(plan.keep_price, plan.keep_price + plan.value)
        told.append(_("Keeping what was planned before costs %(price)s of what the plan is worth.") % {"price": price})
    return [sentence for sentence in told if sentence]


def _longer(plan: Plan, rows: Iterable[SuggestionRow]) -> str:
    if plan.longer_circles_gain is None:
        return ""
    if plan.longer_circles_gain <= 0:
        return _("Circles of more than %(n)s would gain nothing.") % {"n": plan.longest_circle}
    # Against all that the plan holds: its value speaks only of what was planned beside the introductions that stood already.
    whole = worth_of_rows(filled(row for row in rows if row.state != choices.SuggestionState.LEFT_OUT), plan)
    if whole <= 0:
        return _("Only circles of more than %(n)s would meet anything.") % {"n": plan.longest_circle}
    gain = percent(plan.longer_circles_gain, whole)
    return _("Circles of more than %(n)s would meet up to %(gain)s more, but are harder to tell and to keep going.") % {
        "n": plan.longest_circle,
        "gain": gain,
    }


def circle_in_words(names: list[str], *, is_gift: bool = False) -> str:
    """Say who helps whom round a circle, or how a gift is passed on.

    >>> circle_in_words(["Oak", "Ash"]), circle_in_words(["Oak", "Ash"], is_gift=True)
    ('Oak helps Ash, and Ash helps Oak', 'Oak helps Ash')
    """
    if len(names) < 2:
        return ""
    pairs = list(pairwise(names)) if is_gift else [*pairwise(names), (names[-1], names[0])]
    said = [_("%(giver)s helps %(receiver)s") % {"giver": giver, "receiver": receiver} for giver, receiver in pairs]
    return said[0] if len(said) == 1 else _("%(first)s, and %(last)s") % {"first": ", ".join(said[:-1]), "last": said[-1]}


def guarantee_in_words(plan: Plan) -> str:
    """Say what became of the guarantee, what it costs, and for how many schools it is; nothing where there is none."""
    kept = next(iter(plan.told.get("guarantees") or ()), None)
    if kept is None:
        return _("No share is known by this measure, so nothing could be guaranteed.") if plan.guarantee_percent and plan.ready_at else ""
    n = len(plan.told.get("poorest") or ())
    by = ngettext("The fifth is %(n)s school here.", "The fifth is %(n)s schools here.", n) % {"n": filters.number(n)} if n else ""
    return " ".join(filter(None, [_became(plan, kept), by]))


def weighed_by(plan: Plan) -> str:
    """Say by which measure of which day the plan weighed schools, and of how many it knew nothing."""
    measure = plan.told.get("measure")
    if not measure:
        return ""
    said = _("%(definition)s (%(source)s, %(day)s).") % {
        "definition": measure["definition"],
        "source": measure["source"],
        "day": short_day(date.fromisoformat(measure["on"])),
    }
    n = measure.get("n_unknown") or 0
    unknown = ngettext(
        "It is not known for %(n)s school, which counts as the middle one does.",
        "It is not known for %(n)s schools, which count as the middle one does.",
        n,
    )
    return f"{said} {unknown % {'n': filters.number(n)}}" if n else said


def least_served_in_words(plan: Plan) -> str:
    """Say whether those who were helped least come first in a plan, over which years, and of how many something is known."""
    if not plan.least_served_first:
        return _("No difference")
    years = {"first": school_year.label(plan.year - YEARS_SHOWN + 1), "last": school_year.label(plan.year)}
    said = _("First who got least of what they asked for, %(first)s to %(last)s: their half-days count for up to twice as much.") % years
    n = plan.told.get("n_served")
    if n is None:
        return said
    known = ngettext(
        "Something is known of %(n)s of those in the plan; the others count as the middle one does.",
        "Something is known of %(n)s of those in the plan; the others count as the middle one does.",
        n,
    )
    return (
        f"{said} {known % {'n': filters.number(n)}}"
        if n
        else _("%(said)s Nothing is known of those years yet, so it made no difference.") % {"said": said}
    )


def _became(plan: Plan, kept: Mapping[str, Any]) -> str:
    facts = {"share": percent(100 * float(kept.get("share") or 0), 100), "price": percent(float(kept.get("price") or 0), plan.value or 1)}
    if not kept.get("kept", True):
        return _not_kept(kept, facts)
    return _("%(share)s of the half-days go to the fifth with most disadvantage; that costs %(price)s of what the plan is worth.") % facts


def _not_kept(kept: Mapping[str, Any], facts: dict[str, str]) -> str:
    """Say how much can reach them at most, and what stands in the way of most of what they need."""
    if kept.get("at_most") is None:
        return _("The guarantee could not be kept in full: %(share)s of the half-days go to the fifth with most disadvantage.") % facts
    facts["most"] = percent(100 * float(kept["at_most"]), 100)
    said = _("At most %(most)s of the half-days can reach the fifth with most disadvantage; in this plan it is %(share)s.") % facts
    because = next((choices.UnmetReason(code).label for code, _n in kept.get("because") or () if code in choices.UnmetReason.values), "")
    return _("%(said)s What stands in the way: %(because)s.") % {"said": said, "because": because} if because else said


def short_of(plan: Plan, topics: Mapping[int, Topic]) -> list[tuple[str, int, str]]:
    """Return the topics that the area is short of, the most telling first: name, needs, half-days."""
    rows = plan.told.get("scarce_topics") or ()
    known = [(topics.get(int(row["topic"] or 0)), row) for row in rows]
    return [(topic.name, row["n_needs"], filters.half_days(row["half_days"]))
            for topic, row in known if topic][:10]  # fmt: skip


_WAYS = {
    "n": gettext_lazy("in the north"),
    "ne": gettext_lazy("in the north-east"),
    "e": gettext_lazy("in the east"),
    "se": gettext_lazy("in the south-east"),
    "s": gettext_lazy("in the south"),
    "sw": gettext_lazy("in the south-west"),
    "w": gettext_lazy("in the west"),
    "nw": gettext_lazy("in the north-west"),
    "": gettext_lazy("in the middle"),
}
MOST_PLACES = 4


def parts_short(plan: Plan, topics: Mapping[int, Topic]) -> list[str]:
    """Say which parts of the area are short of help, each in a sentence without any school; a town is said once."""
    parts: dict[str, dict[str, Any]] = {}
    for row in plan.told.get("scarce_places") or ():
        part = parts.setdefault(row["town"] or row["way"], {**row, "half_days": 0})
        part["half_days"] += row["half_days"]
    return [_part(part, topics) for part in list(parts.values())[:MOST_PLACES]]


def _part(part: Mapping[str, Any], topics: Mapping[int, Topic]) -> str:
    topic = topics.get(part["topic"])
    facts = {"town": part["town"], "way": str(_WAYS[part["way"]]), "size": half_days(part["half_days"]), "topic": topic}
    where = _("round %(town)s, %(way)s of the area") if part["town"] else _("%(way)s of the area")
    said = _("%(size)s %(where)s, most of them for “%(topic)s”") if topic else _("%(size)s %(where)s")
    return said % {**facts, "where": where % facts}
