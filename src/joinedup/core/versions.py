"""Two people edit one thing: the second save collides visibly instead of overwriting the first."""

from collections.abc import Iterable

from django.db.models import F

from joinedup.core.models import Noun
from joinedup.core.refusals import Conflict


def save_version(noun: Noun, *, expected: int, fields: Iterable[str]) -> None:
    """Write these fields only if the row still has the version that the editor saw; raise Conflict with the present row otherwise."""
    names = list(fields)
    model = type(noun)
    changed = model._default_manager.filter(pk=noun.pk, version=expected).update(
        version=F("version") + 1, **{name: getattr(noun, name) for name in names}
    )
    if not changed:
        raise Conflict(model._default_manager.get(pk=noun.pk))
    noun.version = expected + 1
