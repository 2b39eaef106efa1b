"""Introductions that both sides accepted and that no partnership has taken up yet."""

from dataclasses import dataclass

from joinedup.core.actors import Actor


@dataclass(frozen=True, slots=True)
class IntroductionLine:
    """An accepted introduction, as it is offered on the page that starts a partnership."""

    public_id: str
    words: str


def introductions_to_use(viewer: Actor) -> list[IntroductionLine]:
    """Return the accepted introductions of the area in which the viewer stands."""
    return []
