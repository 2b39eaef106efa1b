"""What an action waits for; never in a circle."""

from collections.abc import Collection, Iterable

from django.db import transaction
from django.utils.translation import gettext as _

from joinedup.accounts.models import Area
from joinedup.actions import policies
from joinedup.actions.choices import StepKind
from joinedup.actions.models import Action, Dependency
from joinedup.actions.services.steps import note
from joinedup.core.actors import Actor
from joinedup.core.refusals import require
from joinedup.core.versions import save_version


@transaction.atomic
def set_waits_for(*, action: Action, others: Collection[Action], expected: int, by: Actor) -> Action:
    """Say for which other actions of the area this one waits; an empty list means none."""
    require(policies.may_manage_action(by, action), _("Only who organises this, or runs the area, keeps its actions."))
    Area.objects.select_for_update().get(pk=action.area_id)  # two people who draw a circle together wait for one another
    for other in others:
        in_area = other.area_id == action.area_id and other.pk != action.pk
        require(in_area, _("An action can wait for other actions of the same area."), field="others")
        circle = action.pk in _all_before({other.pk})
        require(not circle, _("“%(what)s” waits for this action itself, so neither could start.") % {"what": other.what}, field="others")
    Dependency.objects.filter(action=action).exclude(waits_for__in=[other.pk for other in others]).delete()
    for other in others:
        Dependency.objects.get_or_create(action=action, waits_for=other)
    save_version(action, expected=expected, fields=[])
    note(action, StepKind.WAITS, by=by, new=_listed(other.what for other in others))
    return action


def _all_before(start: set[int]) -> set[int]:
    """Return everything that these actions wait for, directly or through others, and themselves."""
    seen, edge = set(start), set(start)
    while edge:
        edge = set(Dependency.objects.filter(action__in=edge).values_list("waits_for_id", flat=True)) - seen
        seen |= edge
    return seen


def _listed(names: Iterable[str]) -> str:
    return "; ".join(f"“{name}”" for name in names)[:400]
