"""An organisation places aims by what they are worth to itself and to others, and shares the plot or some of it."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from joinedup.audit import services as audit
from joinedup.core import clock, school_year
from joinedup.core.actors import SYSTEM, Actor
from joinedup.core.pupils import refuse_pupils
from joinedup.core.refusals import require
from joinedup.core.versions import save_version
from joinedup.directory.models import Organisation
from joinedup.partnerships.models import Partnership
from joinedup.reviews import choices, queries
from joinedup.reviews.models import Placement, Plot
from joinedup.reviews.services.weigh_ups import check_own


@dataclass(frozen=True, slots=True)
class PlacementDetails:
    """Where one aim stands; without both values it is taken off the plot."""

    name: str
    ours: int | None
    others: int | None
    note: str = ""


@transaction.atomic
def place_aims(
    *, partnership: Partnership, organisation: Organisation, placed: Sequence[PlacementDetails], expected: int, by: Actor
) -> Plot:
    """Place aims on this school year's plot of an organisation; what is shared stays shared as it now stands."""
    check_own(organisation.pk, by)
    member = any(row.organisation_id == organisation.pk for row in queries.partners_reading(partnership, but=0))
    require(member, _("Only partners place aims of a partnership."))
    _check(placed)
    year = school_year.year_of(clock.today())
    plot, made = Plot.objects.get_or_create(
        organisation=organisation,
        partnership=partnership,
        year=year,
        defaults={"said_by": by.name[:160], "delete_after": school_year.last_day(year + choices.KEEP_YEARS)},
    )
    plot.said_at, plot.said_by = clock.now(), by.name[:160]
    save_version(plot, expected=plot.version if made else expected, fields=["said_at", "said_by"])
    for one in placed:
        if one.ours is None or one.others is None:
            plot.placements.filter(name=one.name).delete()
            continue
        facts = {"ours": one.ours, "others": one.others, "note": one.note}
        Placement.objects.update_or_create(plot=plot, name=one.name, defaults=facts)
    _record(plot, "plot.placed", by, n_placed=plot.placements.count())
    return plot


@transaction.atomic
def share_plot(*, plot: Plot, how: str, names: Collection[str] = (), expected: int, by: Actor) -> None:
    """Share all of a plot with the partners, some aims, or nothing any more."""
    check_own(plot.organisation_id, by)
    how = choices.HowShared(how).value
    chosen = plot.placements.filter(name__in=names)
    require(how != choices.HowShared.SOME or chosen.exists(), _("Tick what the partners may see."), field="names")
    plot.is_shared = how == choices.HowShared.ALL
    save_version(plot, expected=expected, fields=["is_shared"])
    plot.placements.update(is_shared=False)
    if how == choices.HowShared.SOME:
        chosen.update(is_shared=True)
    _record(plot, "plot.taken_back" if how == choices.HowShared.NOTHING else "plot.shared", by, whole=plot.is_shared)


def forget_plots(on: date | None = None) -> int:
    """Delete the plots whose day has come; return how many."""
    due = list(queries.plots_over_day(on or clock.today()))
    with transaction.atomic():
        for plot in due:
            _record(plot, "plot.deleted", SYSTEM)
            plot.delete()
    return len(due)


def _check(placed: Sequence[PlacementDetails]) -> None:
    for number, one in enumerate(placed):
        refuse_pupils(one.name, field=f"name_{number}")
        refuse_pupils(one.note, field=f"note_{number}")
        half = (one.ours is None) != (one.others is None)
        require(not half, _("Say both: what it is worth to you, and to others."), field=f"ours_{number}")
        require(
            all(value is None or 0 <= value <= 10 for value in (one.ours, one.others)), _("Choose from 0 to 10."), field=f"ours_{number}"
        )
        require(one.ours is None or bool(one.name.strip()), _("Name what you place."), field=f"name_{number}")
    named = [one.name for one in placed if one.ours is not None]
    require(len(named) == len(set(named)), _("Two things have the same name. Give each its own."))
    require(len(named) <= choices.MOST_PLACED, _("Place at most %(n)d things: more cannot be read.") % {"n": choices.MOST_PLACED})


def _record(plot: Plot, verb: str, by: Actor, **facts: audit.Fact) -> None:
    audit.record(by=by, verb=verb, about=plot.subject, area_id=plot.partnership.area_id, facts=facts)
