"""From what somebody wants to set up and what they may see, to plain values, and back to findings in words."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from joinedup.analytics import alike
from joinedup.beginnings import choices, queries
from joinedup.beginnings.models import Look
from joinedup.brokerage.models import Topic
from joinedup.core.actors import Actor
from joinedup.introductions.models import Introduction
from joinedup.partnerships.models import Partnership, TeamRole


@dataclass(frozen=True, slots=True)
class Seen:
    """What there is already, as far as this viewer may see it."""

    findings: list[queries.Finding]
    call: queries.PhoneCall | None

    @property
    def is_nothing(self) -> bool:
        return not self.findings and self.call is None


def seen_before(look: Look, viewer: Actor) -> Seen:
    """Return the partnerships like the one that is wanted, and why a phone call may do; only what the viewer may see counts."""
    topics = queries.topics_known(look.area_id)
    used = queries.introductions_chosen(list(look.draft.get("introductions", [])), look.area_id, viewer)
    proposed = _proposed(look, topics, used)
    known = queries.known_partnerships(viewer, look.partnership)
    rows = alike.likeness(proposed, [_described(row, topics) for row in known])[: choices.MOST_FOUND]
    by_key = {row.public_id: row for row in known}
    organisers = queries.organisers_of([by_key[row.key] for row in rows])
    findings = [_finding(row, by_key[row.key], look, organisers) for row in rows]
    return Seen(findings, None if look.partnership else _call(look, proposed, used, viewer))


def _proposed(look: Look, topics: Sequence[Topic], used: Sequence[Introduction]) -> alike.Described:
    said = alike.stems(f"{look.name} {look.purpose}")
    about = _topics_in(said, topics) | {row.topic.name for row in used}
    partners = {row.giver_id for row in used} | {row.receiver_id for row in used}
    if look.partnership is not None:
        partners |= {row.organisation_id for row in queries.partners_now(look.partnership)}
    return alike.Described(look.public_id, said, about, frozenset(partners))


def _described(row: Partnership, topics: Sequence[Topic]) -> alike.Described:
    said = alike.stems(f"{row.name} {row.purpose} {row.aims}")
    partners = frozenset(one.organisation_id for one in queries.partners_now(row))
    return alike.Described(row.public_id, said, _topics_in(said, topics), partners)


def _topics_in(said: frozenset[str], topics: Sequence[Topic]) -> frozenset[str]:
    """Return the topics of whose name at least half of the telling words are said."""
    named = {topic.name: alike.stems(topic.name) for topic in topics}
    return frozenset(name for name, words in named.items() if words and 2 * len(words & said) >= len(words))


def _finding(row: alike.Likeness, partnership: Partnership, look: Look, organisers: dict[int, list[TeamRole]]) -> queries.Finding:
    typed = {next(iter(alike.stems(word)), ""): word for word in re.findall(r"\w+", f"{look.purpose} {look.name}")}
    names = {one.organisation_id: one.organisation.name for one in queries.partners_now(partnership)}
    return queries.Finding(
        partnership=partnership,
        words=sorted(typed.get(stem, stem).lower() for stem in row.stems),
        topics=sorted(row.topics),
        partners=sorted(names[one] for one in row.partners),
        organisers=organisers[partnership.pk],
    )


def _call(look: Look, proposed: alike.Described, used: Sequence[Introduction], viewer: Actor) -> queries.PhoneCall | None:
    """Say why one conversation may do: all that was chosen is between the same two, or somebody offers just a conversation."""
    if used:
        return queries.PhoneCall(used[0], []) if len(proposed.partners) == 2 else None
    offers = queries.conversations_offered(look.area_id, proposed.topics, viewer)
    return queries.PhoneCall(None, offers[: choices.MOST_OFFERS]) if offers else None
