"""Everything that Home, an area's front page and the search show: asked of the rooms below."""

from joinedup.home.queries.areas import (
    AreaTask,
    Hit,
    area_tasks,
    first_week,
    latest_jobs,
    register_is_loaded,
    search,
)
from joinedup.home.queries.deciding import ToDecide, to_decide
from joinedup.home.queries.places import areas_at_home, happened
from joinedup.home.queries.waiting import Waiting, promised_by, waiting_for, waiting_in

__all__ = [
    "AreaTask",
    "Hit",
    "ToDecide",
    "Waiting",
    "area_tasks",
    "areas_at_home",
    "first_week",
    "happened",
    "latest_jobs",
    "promised_by",
    "register_is_loaded",
    "search",
    "to_decide",
    "waiting_for",
    "waiting_in",
]
