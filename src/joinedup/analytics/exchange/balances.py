"""How far giving and getting may differ at one member."""

from dataclasses import dataclass

Step = tuple[int, int]


@dataclass(frozen=True)
class Balance:
    """Steps (half-days, cost per half-day) with growing costs, on the side of giving and of getting; helpers (hubs) have their own."""

    giving: tuple[Step, ...] = ()
    receiving: tuple[Step, ...] = ()
    hub_giving: tuple[Step, ...] = ()

    def __post_init__(self) -> None:
        for steps in (self.giving, self.receiving, self.hub_giving):
            costs = [cost for _, cost in steps]
            if costs != sorted(costs) or any(width < 0 for width, _ in steps):
                raise ValueError("Steps need growing costs and widths that are not negative, or the plan would pick the wrong step")


ZERO = Balance()
BANK = Balance(
    giving=((1, 0), (2, 60), (3, 200)),
    receiving=((1, 0), (2, 60), (3, 200)),
    hub_giving=((4, 0), (8, 0), (12, 0)),
)
FREE = Balance(giving=((1_000_000, 0),), receiving=((1_000_000, 0),), hub_giving=((1_000_000, 0),))
BALANCES = {"zero": ZERO, "bank": BANK, "free": FREE}
