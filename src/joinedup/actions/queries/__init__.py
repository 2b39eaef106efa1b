"""Everything that is read of actions, school calendars, milestones and the timetable."""

# fmt: off
# isort: off
from joinedup.actions.queries.actions import (
    MINE, action_answering, action_for, is_owner, locked_action, owner_holds_role, people_of_actor, visible_actions,
)
from joinedup.actions.queries.calendars import (
    CalendarLine, YearOfPeriods, calendar_for, calendars_of, period_for, periods_of, schools_answered_for, spans_by_kind, whose,
)
from joinedup.actions.queries.listing import (
    ActionFilter, ActionLine, StepLine, action_line, actions_about, actions_listed, actions_promised, lines, may_wait_for,
    organisations_with_actions, steps_of, subjects_with_actions, waiting_of,
)
from joinedup.actions.queries.milestones import (
    deeds_for, milestone_for, milestones_about, people_thanked, people_to_thank, visible_milestones,
)
from joinedup.actions.queries.owners import Owner, find_owners, owner_address, owner_for
from joinedup.actions.queries.panels import Panel, actions_panel, organisation_panel
from joinedup.actions.queries.school_days import (
    AreaCalendars, SchoolDays, Span, is_school_day, next_school_day, quiet_days, school_days,
)
from joinedup.actions.queries.subjects import (
    About, SubjectKind, about_for, abouts, manages_subject, sees_subject, subject_kinds, subjects_to_choose,
)
from joinedup.actions.queries.timetable import Dated, TimetableLine, Wanted, clashes_on, dates, is_late, timetable

__all__ = [
    "MINE",
    "About",
    "ActionFilter",
    "ActionLine",
    "AreaCalendars",
    "CalendarLine",
    "Dated",
    "Owner",
    "Panel",
    "SchoolDays",
    "Span",
    "StepLine",
    "SubjectKind",
    "TimetableLine",
    "Wanted",
    "YearOfPeriods",
    "about_for",
    "abouts",
    "action_answering",
    "action_for",
    "action_line",
    "actions_about",
    "actions_listed",
    "actions_panel",
    "actions_promised",
    "calendar_for",
    "calendars_of",
    "clashes_on",
    "dates",
    "deeds_for",
    "find_owners",
    "is_late",
    "is_owner",
    "is_school_day",
    "lines",
    "locked_action",
    "manages_subject",
    "may_wait_for",
    "milestone_for",
    "milestones_about",
    "next_school_day",
    "organisation_panel",
    "organisations_with_actions",
    "owner_address",
    "owner_for",
    "owner_holds_role",
    "people_of_actor",
    "people_thanked",
    "people_to_thank",
    "period_for",
    "periods_of",
    "quiet_days",
    "school_days",
    "schools_answered_for",
    "sees_subject",
    "spans_by_kind",
    "steps_of",
    "subject_kinds",
    "subjects_to_choose",
    "subjects_with_actions",
    "timetable",
    "visible_actions",
    "visible_milestones",
    "waiting_of",
    "whose",
]
