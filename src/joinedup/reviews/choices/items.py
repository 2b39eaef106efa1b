"""What is weighed up: seven benefits, seven further gains, seven costs, seven risks, and what an organisation adds itself."""

from dataclasses import dataclass
from typing import Final

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

OWN: Final = "own"  # codes of what an organisation adds itself begin so


class Side(models.TextChoices):
    """The four parts of a weigh-up, in the order in which they are asked."""

    BENEFITS = "benefits", _("Benefits")
    COSTS = "costs", _("Costs")
    RISKS = "risks", _("Risks")
    FURTHER = "further", _("Further gains")


SIDE_LEADS: Final = {
    Side.BENEFITS.value: _("What would we get out of working together?"),
    Side.COSTS.value: _("What would it ask of us?"),
    Side.RISKS.value: _("What could go wrong for us?"),
    Side.FURTHER.value: _("What else might it bring us, as an organisation?"),
}


@dataclass(frozen=True, slots=True)
class Weighed:
    """One thing to weigh: its code, on which side, in our words."""

    code: str
    side: str
    words: Promise
    hint: Promise | str = ""

    @property
    def is_gain(self) -> bool:
        return self.side in {Side.BENEFITS, Side.FURTHER}


_B, _C, _R, _F = Side.BENEFITS.value, Side.COSTS.value, Side.RISKS.value, Side.FURTHER.value
ITEMS: Final = (
    Weighed("b-resources", _B, _("Things we lack"), _("Money, know-how, rooms, equipment, data, a way to people we do not reach")),
    Weighed(
        "b-foresight",
        _B,
        _("Seeing what is needed"),
        _("We understand better what pupils, families or employers will want, and plan for it"),
    ),
    Weighed("b-skills", _B, _("Our own strength"), _("Our people get better at what they do")),
    Weighed("b-scale", _B, _("Doing more of it"), _("We can offer it to more people than alone")),
    Weighed("b-joined-up", _B, _("It fits together for pupils"), _("Fewer gaps, fewer repeats, easier moves from one place to the next")),
    Weighed("b-ideas", _B, _("New things"), _("Ideas and offers that none of us had before")),
    Weighed("b-lasting", _B, _("It lasts"), _("What we run stands a better chance of going on for years")),
    Weighed("c-meetings", _C, _("Running it"), _("Meetings, papers, ways to decide, keeping accounts")),
    Weighed("c-people", _C, _("People and things tied up"), _("Hours, money and rooms that go into it and not elsewhere")),
    Weighed("c-consulting", _C, _("Asking first"), _("We talk with others about what we could settle faster by ourselves")),
    Weighed("c-quality", _C, _("Helping others do it well"), _("So that it is equally good everywhere")),
    Weighed("c-choosing", _C, _("Pupils go elsewhere"), _("Some of ours choose what a partner offers")),
    Weighed("c-development", _C, _("Finding out how"), _("Thinking up and trying out before it works")),
    Weighed("c-short-money", _C, _("Money with an end"), _("Grants last a year or two, then we look again")),
    Weighed("r-unclear", _R, _("We cannot see how much it will take"), _("The size of the promise shows only later")),
    Weighed("r-freedom", _R, _("Less of our own say"), _("Some things are no longer ours alone to settle")),
    Weighed("r-delivery", _R, _("A partner does not do its part")),
    Weighed("r-standing", _R, _("How others look at us"), _("Somebody else thinks of us differently because of it")),
    Weighed("r-direction", _R, _("It takes us where we did not mean to go"), _("Towards aims or policies that are not ours")),
    Weighed("r-focus", _R, _("Our eyes leave the main thing"), _("Less attention for what only we can do")),
    Weighed("r-fate", _R, _("Their trouble becomes ours"), _("What happens to a partner happens to us as well")),
    Weighed("f-impact", _F, _("More comes of our work"), _("A larger difference for those we are here for")),
    Weighed("f-resources", _F, _("More comes to us"), _("Money, people or gifts that come because we work together")),
    Weighed("f-voice", _F, _("We are listened to"), _("By those who fund, plan or decide")),
    Weighed("f-methods", _F, _("Better ways"), _("We see how others do it, and take the best home")),
    Weighed("f-knowledge", _F, _("What we get to know"), _("Useful far beyond this piece of work")),
    Weighed("f-shared-risk", _F, _("We dare to try"), _("Something new that we would not risk alone, and that may bring more later")),
    Weighed("f-cheaper", _F, _("It costs each of us less"), _("Something we do or want to do anyway, paid for together")),
)
_WORDS: Final = {item.code: item.words for item in ITEMS}


def items_of(side: str) -> list[Weighed]:
    """Return the seven items of a side."""
    return [item for item in ITEMS if item.side == side]


def words_of(code: str, own: str = "") -> str:
    """Return an item in words: ours, or what the organisation wrote itself."""
    return own or str(_WORDS.get(code, code))
