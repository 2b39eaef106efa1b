"""Everything that is read of actions and school calendars."""

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
from joinedup.actions.queries.owners import Owner, find_owners, owner_address, owner_for
from joinedup.actions.queries.panels import Panel, actions_panel, organisation_panel
from joinedup.actions.queries.school_days import (
    AreaCalendars, SchoolDays, Span, is_school_day, next_school_day, quiet_days, school_days,
)
from joinedup.actions.queries.subjects import (
    About, SubjectKind, about_for, abouts, manages_subject, sees_subject, subject_kinds, subjects_to_choose,
)

__all__ = [
    "MINE",
    "About",
    "ActionFilter",
    "ActionLine",
    "AreaCalendars",
    "CalendarLine",
    "Owner",
    "Panel",
    "SchoolDays",
    "Span",
    "StepLine",
    "SubjectKind",
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
    "find_owners",
    "is_owner",
    "is_school_day",
    "lines",
    "locked_action",
    "manages_subject",
    "may_wait_for",
    "next_school_day",
    "organisation_panel",
    "organisations_with_actions",
    "owner_address",
    "owner_for",
    "owner_holds_role",
    "people_of_actor",
    "period_for",
    "periods_of",
    "quiet_days",
    "school_days", "schools_answered_for",
    "sees_subject",
    "spans_by_kind",
    "steps_of",
    "subject_kinds",
    "subjects_to_choose",
    "subjects_with_actions",
    "visible_actions",
    "waiting_of",
    "whose",
]
