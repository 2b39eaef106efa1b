"""The exchange instances on which plans are compared: one row a school, three needs and three offers each."""

from collections.abc import Iterable, Mapping

from joinedup.analytics.exchange.markets import Market, Member, Need, Offer, market_of, worth_of

COLUMNS = (
    "x_m",
    "y_m",
    "phase",
    "fsm",
    "hub",
    "dmax_m",
    *(f"need{k}_{part}" for k in (1, 2, 3) for part in ("topic", "half_days", "urgency")),
    *(f"offer{k}_{part}" for k in (1, 2, 3) for part in ("topic", "half_days")),
)
PHASE_BITS = {0: 1, 1: 2, 2: 3}  # primary, secondary; all-through and special meet both


def read_market(rows: Iterable[Mapping[str, str]]) -> Market:
    """Read an instance: worth of a half-day is 100 x urgency x (1 + 1.5 x fsm) less 0.004 a metre."""
    members: list[Member] = []
    needs: list[Need] = []
    offers: list[Offer] = []
    for member, row in enumerate(rows):
        phases = PHASE_BITS[int(row["phase"])]
        members.append(Member(float(row["x_m"]), float(row["y_m"]), row["hub"] == "1"))
        reach = float(row["dmax_m"])
        for k in (1, 2, 3):
            worth = worth_of(int(row[f"need{k}_urgency"]), float(row["fsm"]))
            needs.append(Need(member, int(row[f"need{k}_topic"]), int(row[f"need{k}_half_days"]), worth, reach, phases))
            offers.append(Offer(member, (int(row[f"offer{k}_topic"]),), int(row[f"offer{k}_half_days"]), phases))
    return market_of(members, needs, offers)
