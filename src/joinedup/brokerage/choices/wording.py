"""How half-days, matches and partners without a name are said in a sentence, and the words that forms share."""

from typing import Protocol

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _later
from django.utils.translation import ngettext

from joinedup.brokerage.choices.things import Visibility
from joinedup.ui import filters

USUAL = "usual"  # in a form: as far as is usual for the topic
SEEN_BY = [(USUAL, _later("As usual for this topic")), *Visibility.choices]
NOT_PUPILS = _later("Do not write about a pupil. Names with dates of birth and pupil numbers are refused.")


class _Described(Protocol):
    kind: str

    def get_kind_display(self) -> str: ...


def half_days(n: int) -> str:
    """Say a number of half-days; none is a conversation.

    >>> half_days(0), half_days(1), half_days(6)
    ('a conversation', '1 half-day', '6 half-days')
    """
    return filters.half_days(n) if n else _("a conversation")


def needs_and_offers(n_needs: int, n_offers: int) -> str:
    """Say how many needs and offers there are.

    >>> needs_and_offers(1, 2), needs_and_offers(0, 1_204)
    ('1 need, 2 offers', '0 needs, 1,204 offers')
    """
    needs = ngettext("%(n)s need", "%(n)s needs", n_needs) % {"n": filters.number(n_needs)}
    return needs + ", " + ngettext("%(n)s offer", "%(n)s offers", n_offers) % {"n": filters.number(n_offers)}


def with_half_days(organisation: str, topic: str, n: int) -> str:
    """Say whom somebody supports, with what and how much.

    >>> with_half_days("Elm", "Speaking, listening and debate", 6)
    'Elm with “Speaking, listening and debate”, 6 half-days'
    """
    return _("%(organisation)s with “%(topic)s”, %(size)s") % {"organisation": organisation, "topic": topic, "size": half_days(n)}


def kilometres(km: float | None) -> str:
    """Say a distance as the crow flies; nothing where it is not known.

    >>> kilometres(4.24), kilometres(0.03), kilometres(31.7), kilometres(None)
    ('4.2 km', 'under 1 km', '32 km', '')
    """
    if km is None:
        return ""
    if km < 1:
        return _("under 1 km")
    return _("%(km)s km") % {"km": f"{km:.1f}" if km < 10 else f"{km:.0f}"}


def unnamed(other: _Described, km: float | None) -> str:
    """Say what a partner is without its name."""
    if km is None:
        return _("a partner in this area (%(kind)s)") % {"kind": other.get_kind_display()}
    return _("a partner in this area (%(kind)s, %(km)s away)") % {"kind": other.get_kind_display(), "km": kilometres(km)}
