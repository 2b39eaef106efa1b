"""Who may weigh up, place aims, share, and say something back."""

from joinedup.core.actors import Actor
from joinedup.partnerships.models import Partnership
from joinedup.reviews import queries
from joinedup.reviews.models import Plot, Reader, WeighUp


def may_weigh_up(actor: Actor, organisation_id: int) -> bool:
    """Say whether the actor weighs up for the organisation: who leads it, in person; nobody on behalf, no delegate, no trust."""
    return queries.leads(actor, organisation_id)


def may_keep_weigh_up(actor: Actor, weigh_up: WeighUp) -> bool:
    """Say whether the actor may change, share, take back and delete a weigh-up: who leads, or the holder of the link it was begun with."""
    return queries.keeps(actor, weigh_up)


def may_ask_to_weigh_up(actor: Actor, partnership: Partnership) -> bool:
    """Say whether the actor may ask partners to weigh up, and take that back: who runs the partnership, in their own name."""
    return queries.asks_in(actor, partnership)


def may_guess(actor: Actor, partnership: Partnership) -> bool:
    """Say whether the actor may write down a guess about a partner: who runs the partnership and works for none of its partners."""
    return queries.guesses_in(actor, partnership)


def may_keep_plot(actor: Actor, plot: Plot) -> bool:
    """Say whether the actor may change and share a plot: whoever may weigh up for its organisation."""
    return may_weigh_up(actor, plot.organisation_id)


def may_answer_weigh_up(actor: Actor, reader: Reader) -> bool:
    """Say whether the actor may say something back for a partner: who leads it, or the holder of its mailed link."""
    return queries.answers_for_reader(actor, reader)
