"""Introductions that both sides agreed to and that no partnership has taken up yet."""

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from joinedup.core.actors import Actor
from joinedup.introductions import queries as introductions


@dataclass(frozen=True, slots=True)
class IntroductionLine:
    """An agreed introduction, as it is offered on the page that starts a partnership."""

    public_id: str
    words: str


def start_address(slug: str, introductions: Iterable[str]) -> str:
    """Return the address of the page that sets up a partnership, with these introductions chosen."""
    return reverse("partnerships:start_partnership", args=[slug]) + "?" + urlencode({"introductions": list(introductions)}, doseq=True)


def introductions_to_use(viewer: Actor) -> list[IntroductionLine]:
    """Return the agreed introductions of the area in which the viewer stands."""
    if viewer.area_id is None:
        return []
    rows = introductions.accepted_introductions(viewer.area_id, viewer)
    return [
        IntroductionLine(
            row.public_id,
            _("%(giver)s helps %(receiver)s with %(topic)s")
            % {"giver": row.giver.name, "receiver": row.receiver.name, "topic": row.topic.name},
        )
        for row in rows
    ]
