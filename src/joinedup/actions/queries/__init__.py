"""Everything that is read of actions, school calendars, milestones, the timetable, reminders and calendar feeds."""

# fmt: off
# isort: off
from joinedup.actions.queries.actions import (
    MINE, action_answering, action_for, is_owner, locked_action, owner_holds_role, visible_actions,
)
from joinedup.actions.queries.calendars import (
    CalendarLine, YearOfPeriods, calendar_for, calendars_of, period_for, periods_of, schools_answered_for, spans_by_kind, whose,
)
from joinedup.actions.queries.feeds import FeedLine, dates_in_feed, feed_by_digest, feed_for, feeds_of, name_of, organisations_to_feed
from joinedup.actions.queries.listing import (
    ActionFilter, ActionLine, StepLine, action_line, actions_about, actions_listed, actions_promised, lines, may_wait_for,
    organisations_with_actions, steps_of, subjects_with_actions, waiting_of,
)
from joinedup.actions.queries.milestones import (
    deeds_for, milestone_for, milestones_about, people_thanked, people_to_thank, visible_milestones,
)
from joinedup.actions.queries.owners import Owner, find_owners, owner_address, owner_for
from joinedup.actions.queries.panels import Panel, actions_panel, organisation_panel
from joinedup.actions.queries.reminders import (
    Occasion, RuleLine, areas_that_remind, is_turn, new_occasions, occasions, owed_by, owing, person_promising, rhythm_of, rule_lines,
    rules_of,
)
from joinedup.actions.queries.school_days import (
    AreaCalendars, SchoolDays, Span, is_school_day, next_school_day, quiet_days, school_days,
)
from joinedup.actions.queries.subjects import (
    About, SubjectKind, about_for, abouts, manages_subject, sees_subject, subject_kinds, subjects_to_choose,
)
from joinedup.actions.queries.timetable import Dated, TimetableLine, Wanted, clashes_on, dated_things, dates, is_late, timetable

__all__ = [
    "MINE",
    "About",
    "ActionFilter",
    "ActionLine",
    "AreaCalendars",
    "CalendarLine",
    "Dated",
    "FeedLine",
    "Occasion",
    "Owner",
    "Panel",
    "RuleLine",
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
    "areas_that_remind",
    "calendar_for",
    "calendars_of",
    "clashes_on",
    "dated_things",
    "dates",
    "dates_in_feed",
    "deeds_for",
    "feed_by_digest",
    "feed_for",
    "feeds_of",
    "find_owners",
    "is_late",
    "is_owner",
    "is_school_day",
    "is_turn",
    "lines",
    "locked_action",
    "manages_subject",
    "may_wait_for",
    "milestone_for",
    "milestones_about",
    "name_of",
    "new_occasions",
    "next_school_day",
    "occasions",
    "organisation_panel",
    "organisations_to_feed",
    "organisations_with_actions",
    "owed_by",
    "owing",
    "owner_address",
    "owner_for",
    "owner_holds_role",
    "people_thanked",
    "people_to_thank",
    "period_for",
    "periods_of",
    "person_promising",
    "quiet_days",
    "rhythm_of",
    "rule_lines",
    "rules_of",
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
