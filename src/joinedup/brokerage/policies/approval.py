"""Whose yes an organisation's own rule asks for, beside its own word."""

from joinedup.brokerage.choices import WaitsFor
from joinedup.directory.choices import Approver
from joinedup.directory.models import Organisation


def missing_yes(organisation: Organisation, *, half_days: int, pence: int) -> WaitsFor:
    """Return whose yes is still missing, by the organisation's rule, for something of so many half-days and pence."""
    above = WaitsFor.TRUST if organisation.trust_id else WaitsFor.BOARD
    too_long = organisation.limit_half_days is not None and half_days > organisation.limit_half_days
    too_dear = organisation.limit_pence is not None and pence > organisation.limit_pence
    asks: dict[str, WaitsFor] = {Approver.BOARD: WaitsFor.BOARD, Approver.TRUST: above}
    if too_long or too_dear:
        asks[Approver.HEAD_UP_TO] = above
    return asks.get(organisation.approver, WaitsFor.NOBODY)
