"""Rooms above that ask for needs and offers are told here when something was said, confirmed, or went to a successor."""

from collections.abc import Callable, Collection
from dataclasses import dataclass

from joinedup.core.actors import Actor
from joinedup.core.registry import Point
from joinedup.directory.models import Organisation


@dataclass(frozen=True, slots=True)
class Hearer:
    """What an upper room does, in the same transaction, when it hears of needs and offers.

    `said(organisation_ids, area_ids, by)`: these said something new to these areas; `confirmed(organisation_id, area_id)`: nothing that
    the area wrote down waits for this organisation's word any more; `carried(old, new, area_id)`: the area carried what the old school
    had said to the new one.
    """

    said: Callable[[Collection[int], Collection[int], Actor], None]
    confirmed: Callable[[int, int], None]
    carried: Callable[[Organisation, Organisation, int], None]


hearers: Point[Hearer] = Point("brokerage.hearers")


def tell_said(organisation_ids: Collection[int], area_ids: Collection[int], *, by: Actor) -> None:
    """Tell upper rooms that these organisations said something new to these areas."""
    for hearer in hearers:
        hearer.said(organisation_ids, area_ids, by)


def tell_confirmed(organisation_id: int, area_id: int) -> None:
    """Tell upper rooms that nothing in this area waits for the organisation's word any more."""
    for hearer in hearers:
        hearer.confirmed(organisation_id, area_id)


def tell_carried(old: Organisation, new: Organisation, area_id: int) -> None:
    """Tell upper rooms that the area carried what the old school had said to the new one."""
    for hearer in hearers:
        hearer.carried(old, new, area_id)
