"""Reads about topics: the list by group, one by code, and the search by name or by what people call it."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet

from joinedup.brokerage import choices
from joinedup.brokerage.models import Topic
from joinedup.core.refusals import require_found


@dataclass(frozen=True, slots=True)
class TopicGroup:
    """A group of topics with its letter and name."""

    letter: str
    name: str
    topics: tuple[Topic, ...]


def _open(area_ids: frozenset[int]) -> QuerySet[Topic]:
    return Topic.objects.filter(Q(area=None) | Q(area_id__in=area_ids), is_retired=False)


def topics(*area_ids: int) -> list[Topic]:
    """Return the topics that all areas share, and those that these areas added."""
    return list(_open(frozenset(area_ids)))


def topic_groups(*area_ids: int) -> list[TopicGroup]:
    """Return the topics by group."""
    by_group: dict[str, list[Topic]] = {}
    for topic in topics(*area_ids):
        by_group.setdefault(topic.group, []).append(topic)
    return [TopicGroup(letter, choices.groups().get(letter, letter), tuple(rows)) for letter, rows in sorted(by_group.items())]


def topic_choices(groups: Iterable[TopicGroup], first: str) -> list[tuple[Any, Any]]:
    """Return the topics for a list to choose from, each under the name of its group."""
    rows: list[tuple[Any, Any]] = [("", first)]
    for group in groups:
        rows += [(topic.code, f"{group.name}: {topic.name}") for topic in group.topics]
    return rows


def topic_by_code(code: str, *area_ids: int) -> Topic:
    """Return the topic with this code among those that all share or that these areas added; raise Missing otherwise."""
    return require_found(_open(frozenset(area_ids)).filter(code__iexact=code.strip()).order_by("-area_id").first())


def _words(text: str) -> list[str]:
    return re.findall(r"[a-z0-9]+", text.casefold())


def _score(topic: Topic, asked: list[str]) -> int:
    name, other = _words(topic.name), _words(f"{topic.find_by} {topic.group_name} {topic.code}")
    total = 0
    for word in asked:
        if any(w.startswith(word) for w in name):
            total += 2
        elif any(w.startswith(word) for w in other):
            total += 1
        else:
            return 0
    return total


def find_topics(text: str, *area_ids: int) -> list[Topic]:
    """Return the topics that hold all of these words, as beginnings, in their name or in "find it also by"; best first."""
    asked = _words(text)
    if not asked:
        return []
    found = [(_score(topic, asked), topic) for topic in topics(*area_ids)]
    return [topic for score, topic in sorted(found, key=lambda pair: -pair[0]) if score]


def groups_found(words: str, *area_ids: int) -> tuple[list[TopicGroup], int | None]:
    """Return the topics narrowed to those that the words find, and how many; all topics when there are no words or they find none."""
    groups = topic_groups(*area_ids)
    if not words.strip():
        return groups, None
    found = {topic.pk for topic in find_topics(words, *area_ids)}
    narrowed = [TopicGroup(group.letter, group.name, tuple(topic for topic in group.topics if topic.pk in found)) for group in groups]
    return (narrowed if found else groups), len(found)
