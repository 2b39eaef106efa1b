"""Keep the table of topics in step with the data; let an area add its own."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from joinedup.accounts import policies as accounts
from joinedup.accounts.models import Area
from joinedup.audit import services as audit
from joinedup.brokerage import choices
from joinedup.brokerage.models import Topic
from joinedup.core.actors import Actor
from joinedup.core.refusals import Missing, require
from joinedup.core.subjects import Subject


@transaction.atomic
def load_topics() -> int:
    """Write the shared leaves into their table: new ones are added, changed ones updated, none ever deleted or renumbered."""
    kept = {topic.code: topic for topic in Topic.objects.filter(area=None)}
    new = []
    for place, leaf in enumerate(choices.leaves()):
        facts = _facts_of(leaf, place)
        topic = kept.get(leaf.code)
        if topic is None:
            new.append(Topic(area=None, code=leaf.code, **facts))
        elif any(getattr(topic, name) != value for name, value in facts.items()):
            Topic.objects.filter(pk=topic.pk).update(**facts)
    Topic.objects.bulk_create(new)
    return len(choices.leaves())


def _facts_of(leaf: choices.Leaf, place: int) -> dict[str, Any]:
    return {
        "group": leaf.group,
        "name": leaf.name,
        "find_by": leaf.find_by,
        "phases": list(leaf.phases),
        "lenses": dict(leaf.lenses),
        "is_sensitive": leaf.is_sensitive,
        "place": place,
    }


@transaction.atomic
def add_topic(*, area: Area, group: str, name: str, find_by: str, by: Actor) -> Topic:
    """Add a leaf for one area under a group; its code follows on and is never used again."""
    if not accounts.may_run_area(by, area.pk):
        raise Missing
    require(group in choices.groups(), _("Choose a group from the list."), field="group")
    require(bool(name.strip()), _("Enter the name of the topic."), field="name")
    n = Topic.objects.filter(area=area, group=group).count() + 1
    topic = Topic.objects.create(
        area=area,
        group=group,
        code=f"{group}9{n:02d}",
        name=name.strip(),
        find_by=find_by.strip(),
        phases=choices.Phase.values,
        place=1000 + n,
    )
    audit.record(by=by, verb="topic.added", about=Subject("brokerage.topic", topic.code), area_id=area.pk)
    return topic
