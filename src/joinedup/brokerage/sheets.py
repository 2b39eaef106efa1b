"""One list of columns for needs and offers, read from uploads and written to downloads in the same shape."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db.models import IntegerChoices, TextChoices
from django.utils.translation import gettext as _

from joinedup.brokerage import choices, queries
from joinedup.core.money import format_pence, parse_pounds
from joinedup.core.pupils import refuse_pupils
from joinedup.core.refusals import Refused
from joinedup.ui.forms.fields import one_line
from joinedup.ui.sheets import Column, Fault, Reading, any_of, one_of, whole_number

if TYPE_CHECKING:
    from joinedup.brokerage.models import Need, Offer

NEED, OFFER = "need", "offer"
# Whoever uploads a list has to see what is in it.
SEEN_BY_OFFICERS = [
    (word.value, word.label) for word in choices.Visibility if word not in (choices.Visibility.ME, choices.Visibility.TRUST)
]


def _choice(key: str, title: str, pairs: Iterable[tuple[Any, Any]], *, hint: str = "", example: str = "", required: bool = False) -> Column:
    """Return the column of a choice: people write its words, or what stands for them inside."""
    labels = {str(label): str(value) for value, label in pairs}
    read = one_of({**labels, **{value: value for value in labels.values()}}, shown=list(labels))
    said = f"{hint} {any_of(labels)}".strip()
    return Column(key, title, hint=said, example=example, required=required, read=read)


def _pence(text: str) -> int | None:
    return parse_pounds(text) if text.strip() else None


def _no_pupils(text: str) -> str:
    return refuse_pupils(one_line(text))


def _nouns() -> list[tuple[str, str]]:
    return [(NEED, _("Need")), (OFFER, _("Offer"))]


def columns() -> list[Column]:
    """Return the columns, in the order in which they stand in the file."""
    return [
        Column("reference", _("Reference"), hint=_("Leave empty for something new. In a download it says which entry this is.")),
        Column("urn", _("URN"), hint=_("The school's number in the national register."), example="143032"),
        Column("school", _("School or partner"), hint=_("Needed when there is no URN: the name as on your list."), example="Oak Primary"),
        _choice("noun", _("Need or offer"), _nouns(), example=_("Need"), required=True),
        Column(
            "topics",
            _("Topics"),
            hint=_("Names as under “By topic”, or codes; several, for an offer, with semicolons."),
            example=_("Phonics and early reading"),
        ),
        Column("something_else", _("Something else"), hint=_("Only when no topic fits."), read=_no_pupils),
        Column("detail", _("In a few words"), read=_no_pupils, example=_("Phonics in Year 1")),
        _choice("kind", _("What would happen"), choices.Kind.choices, example=str(choices.Kind.WE_COME.label)),
        _choice("size", _("Size"), choices.Size.choices, example=str(choices.Size.VISIT.label), required=True),
        Column("half_days", _("Half-days"), hint=_("Only for a short spell or longer work."), read=whole_number(0, 200)),
        _choice("urgency", _("How soon"), choices.Urgency.choices, hint=_("Needs only."), example=str(choices.Urgency.THIS_YEAR.label)),
        Column("at_most_half_days", _("At most half-days"), hint=_("Offers only."), read=whole_number(1, 400)),
        _choice("terms", _("Cost"), choices.Terms.choices, example=str(choices.Terms.FREE.label)),
        Column("rate", _("Day rate"), hint=_("In pounds."), read=_pence),
        _choice("visibility", _("Who may see it"), SEEN_BY_OFFICERS, hint=_("Empty for the usual of its topic.")),
        Column("state", _("State"), hint=_("Only in downloads.")),
        Column("last_confirmed_on", _("Last confirmed"), hint=_("Only in downloads.")),
    ]


@dataclass(frozen=True)
class Known:
    """What rows are checked against: the area's list of organisations and the topics, each by what people write."""

    by_urn: Mapping[str, str]
    by_name: Mapping[str, list[str]]
    topics: Mapping[str, str]


def check(reading: Reading, known: Known) -> Reading:
    """Add what only the whole row shows: schools that are not on the list, topics that do not exist, sizes that do not fit."""
    return reading.with_faults([fault for row in reading.good if (fault := _fault(row.number, row.values, known))])


def _fault(number: int, values: dict[str, Any], known: Known) -> Fault | None:
    try:
        values["organisation"] = _organisation(values, known)
    except Refused as refusal:
        return Fault(number, _("URN"), values["urn"] or values["school"], _("We do not know this school"), refusal.message)
    try:
        values["codes"] = [_topic(text, known) for text in values["topics"].split(";") if text.strip()]
    except Refused as refusal:
        return Fault(number, _("Topics"), values["topics"], _("This is not a topic"), refusal.message)
    return _odd_row(number, values)


def _odd_row(number: int, values: dict[str, Any]) -> Fault | None:
    if not values["codes"] and not values["something_else"]:
        return Fault(number, _("Topics"), "", _("It is empty"), _("Enter a topic, or say under “Something else” what it is."))
    if values["noun"] == NEED and len(values["codes"]) > 1:
        return Fault(number, _("Topics"), values["topics"], _("A need has one topic"), _("Make one row for each need."))
    least, _usual, most = choices.HALF_DAYS[choices.Size(values["size"])]
    typed = values["half_days"]
    if typed is not None and not least <= typed <= most:
        mend = _("Enter %(least)s to %(most)s, or another size.") % {"least": least, "most": most}
        return Fault(number, _("Half-days"), str(typed), _("It does not fit the size"), mend)
    if values["terms"] == choices.Terms.DAY_RATE and not values["rate"]:
        return Fault(number, _("Day rate"), "", _("It is empty"), _("Enter the day rate in pounds, or another cost."))
    cap = values["at_most_half_days"]
    if cap is not None and cap < (typed if typed is not None else _usual):
        return Fault(number, _("At most half-days"), str(cap), _("It is less than one time"), _("Enter a larger number or leave it empty."))
    return None


def _organisation(values: dict[str, Any], known: Known) -> str:
    urn = values["urn"].strip()
    if urn:
        if urn not in known.by_urn:
            raise Refused(_("Put the school on your area's list first, or mend the URN."))
        return known.by_urn[urn]
    found = known.by_name.get(values["school"].casefold(), [])
    if len(found) != 1:
        raise Refused(_("Enter the URN.") if found else _("Enter the name exactly as on your area's list, or the URN."))
    return found[0]


def _topic(text: str, known: Known) -> str:
    code = known.topics.get(one_line(text).removesuffix("*").strip().casefold())  # a star stands after a sensitive one on the page
    if code is None:
        raise Refused(_("Enter the name of a topic as it stands under “Needs and offers”, “By topic”."))
    return code


def shown_row(row: Mapping[str, Any], topic_names: Mapping[str, str]) -> dict[str, str]:
    """Return what was read from a row in words, for the eye."""
    words = {key: str(value or "") for key, value in row.items()}
    words["noun"] = dict(_nouns()).get(words["noun"], "")
    words["size"] = _label(choices.Size, words["size"])
    words["topics"] = "; ".join(topic_names.get(code, code) for code in row.get("codes", ())) or words.get("something_else", "")
    return words


def _label(kind: type[TextChoices] | type[IntegerChoices], value: Any) -> str:
    """Return the words of a choice; `get_..._display` puts all choices into words to find one."""
    return str(kind(value).label) if value else ""


def row_of(thing: "Need | Offer", visibility: str) -> dict[str, Any]:
    """Return a need or an offer as a row of the table."""
    is_need = hasattr(thing, "urgency")
    own: Any = thing
    return {
        "reference": thing.public_id,
        "urn": thing.organisation.urn,
        "school": thing.organisation.name,
        "noun": str(_("Need") if is_need else _("Offer")),
        "topics": "; ".join(topic.code for topic in queries.thing_topics(thing)),
        "something_else": thing.something_else,
        "detail": thing.detail,
        "kind": _label(choices.Kind, thing.kind),
        "size": _label(choices.Size, thing.size),
        "half_days": thing.half_days if thing.size in (choices.Size.SHORT_SPELL, choices.Size.SUSTAINED) else None,
        "urgency": _label(choices.Urgency, own.urgency) if is_need else "",
        "at_most_half_days": None if is_need else own.at_most_half_days,
        "terms": _label(choices.Terms, thing.terms),
        "rate": format_pence(thing.rate_pence) if thing.rate_pence else "",
        "visibility": _label(choices.Visibility, visibility),
        "state": _label(choices.State, thing.state),
        "last_confirmed_on": "" if thing.awaits_confirmation else thing.last_confirmed_on.isoformat(),
    }
