"""Introductions that both sides agreed to and that no partnership has taken up yet."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from joinedup.brokerage import queries as brokerage
from joinedup.core.actors import Actor


@dataclass(frozen=True, slots=True)
class IntroductionLine:
    """An agreed introduction, as it is offered on the page that starts a partnership."""

    public_id: str
    words: str


def introductions_to_use(viewer: Actor) -> list[IntroductionLine]:
    """Return the agreed introductions of the area in which the viewer stands."""
    if viewer.area_id is None:
        return []
    rows = brokerage.accepted_introductions(viewer.area_id, viewer)
    return [
        IntroductionLine(
            row.public_id,
            _("%(giver)s helps %(receiver)s with %(topic)s")
            % {"giver": row.giver.name, "receiver": row.receiver.name, "topic": row.topic.name},
        )
        for row in rows
    ]
