"""Money is a whole number of pence; it is written as "£1,250.00" and read from what people type."""

import re
from decimal import Decimal, InvalidOperation

from joinedup.core.refusals import Refused

_TYPED = re.compile(r"^£?\s*(\d{1,3}(?:,\d{3})+|\d+)(\.\d{1,2})?$")


def format_pence(pence: int) -> str:
    """Write pence as pounds.

    >>> format_pence(125000), format_pence(-5)
    ('£1,250.00', '-£0.05')
    """
    sign = "-" if pence < 0 else ""
    return f"{sign}£{abs(pence) // 100:,}.{abs(pence) % 100:02d}"


def parse_pounds(typed: str) -> int:
    """Read an amount in pounds as pence; refuse what is not one.

    >>> parse_pounds("£1,250"), parse_pounds("7.4")
    (125000, 740)
    """
    match = _TYPED.match(typed.strip())
    try:
        if match is None:
            raise InvalidOperation
        return int(Decimal(match[1].replace(",", "") + (match[2] or "")) * 100)
    except InvalidOperation:
        raise Refused("Enter an amount in pounds, for example 1,250 or 7.40.") from None
