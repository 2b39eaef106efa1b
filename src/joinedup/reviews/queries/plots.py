"""Who sees which plot, which aims there are to place, and what all of them come to."""

from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from joinedup.analytics import weighing
from joinedup.core.actors import Actor
from joinedup.core.refusals import require_found
from joinedup.directory.models import Organisation
from joinedup.partnerships.models import Partnership
from joinedup.reviews.models import Placement, Plot
from joinedup.reviews.queries.walls import inside, leads


@dataclass(frozen=True, slots=True)
class PlotLine:
    """One plot as its reader sees it."""

    plot: Plot
    is_own: bool
    is_whole: bool
    placements: list[Placement]
    points: list[weighing.Point]
    spread: weighing.Spread


def plot_of(partnership: Partnership, organisation: Organisation, year: int) -> Plot | None:
    """Return an organisation's plot of a partnership in a school year, for its own services."""
    return Plot.objects.filter(partnership=partnership, organisation=organisation, year=year).first()


def plot_for(public_id: str, viewer: Actor) -> Plot:
    """Return a plot of an organisation that the viewer leads; raise Missing otherwise."""
    plot = Plot.objects.select_related("organisation", "partnership__area").filter(public_id=public_id).first()
    here = plot is not None and viewer.area_id in {None, plot.partnership.area_id}
    return require_found(plot if plot is not None and here and leads(viewer, plot.organisation_id) else None)


def lines_of_plots(partnership: Partnership, viewer: Actor) -> list[PlotLine]:
    """Return the viewer's own plots of a partnership, newest first, then what partners share, by name."""
    rows = Plot.objects.filter(partnership=partnership).select_related("organisation").prefetch_related("placements")
    reads = inside(viewer).filter(pk=partnership.pk).exists()
    lines = [_line(row, leads(viewer, row.organisation_id)) for row in rows.order_by("organisation__name", "-year")]
    shown = [line for line in lines if line.is_own or (reads and line.placements)]
    return sorted(shown, key=lambda line: not line.is_own)


def shown_placements(plot: Plot, *, is_own: bool) -> list[Placement]:
    """Return the aims of a plot that its reader sees."""
    rows = sorted(plot.placements.all(), key=lambda row: row.pk)
    return rows if is_own or plot.is_shared else [row for row in rows if row.is_shared]


def aims_to_place(partnership: Partnership, plot: Plot | None) -> list[str]:
    """Return the aims of the partnership, and what the organisation placed besides."""
    placed = [row.name for row in shown_placements(plot, is_own=True)] if plot else []
    aims = [line[:200] for line in partnership.aim_lines]
    return [*aims, *(name for name in placed if name not in aims)]


def leaning(point: weighing.Point) -> str:
    """Return in which quarter a point stands."""
    return weighing.leaning(point)


def plots_over_day(on: date) -> QuerySet[Plot]:
    """Return the plots whose day to be deleted has come."""
    return Plot.objects.filter(delete_after__lt=on).select_related("partnership")


def _line(plot: Plot, is_own: bool) -> PlotLine:
    placements = shown_placements(plot, is_own=is_own)
    points = [weighing.Point(row.name, row.ours, row.others) for row in placements]
    return PlotLine(plot, is_own, is_own or plot.is_shared, placements, points, weighing.spread(points))
