"""Every write of weigh-ups and plots: weigh, conclude, share and take back, say something back, place, forget."""

from joinedup.reviews.services.asks import ask_to_weigh_up, forget_asks, take_back_weigh_ask
from joinedup.reviews.services.guesses import forget_guesses, guess_weigh_up
from joinedup.reviews.services.plots import PlacementDetails, forget_plots, place_aims, share_plot
from joinedup.reviews.services.sharing import answer_weigh_up, share_weigh_up
from joinedup.reviews.services.weigh_ups import (
    Verdict,
    WeightDetails,
    conclude_weigh_up,
    delete_weigh_up,
    forget_weigh_ups,
    start_weigh_up,
    weigh_side,
)


def forget_due() -> int:
    """Delete the weigh-ups and plots whose day has come; return how many."""
    return forget_weigh_ups() + forget_plots() + forget_asks() + forget_guesses()


__all__ = [
    "PlacementDetails",
    "Verdict",
    "WeightDetails",
    "answer_weigh_up",
    "ask_to_weigh_up",
    "conclude_weigh_up",
    "delete_weigh_up",
    "forget_asks",
    "forget_due",
    "forget_guesses",
    "forget_plots",
    "forget_weigh_ups",
    "guess_weigh_up",
    "place_aims",
    "share_plot",
    "share_weigh_up",
    "start_weigh_up",
    "take_back_weigh_ask",
    "weigh_side",
]
