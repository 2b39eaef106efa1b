"""Everything that is read of actions, milestones and reminders."""

# fmt: off
# isort: off
from joinedup.actions.queries.actions import (
    MINE, action_answering, action_for, is_owner, locked_action, owner_holds_role, visible_actions,
)
from joinedup.actions.queries.dates import dated_actions, dated_milestones
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

__all__ = [
    "MINE",
    "ActionFilter",
    "ActionLine",
    "Occasion",
    "Owner",
    "Panel",
    "RuleLine",
    "StepLine",
    "action_answering",
    "action_for",
    "action_line",
    "actions_about",
    "actions_listed",
    "actions_panel",
    "actions_promised",
    "areas_that_remind",
    "dated_actions",
    "dated_milestones",
    "deeds_for",
    "find_owners",
    "is_owner",
    "is_turn",
    "lines",
    "locked_action",
    "may_wait_for",
    "milestone_for",
    "milestones_about",
    "new_occasions",
    "occasions",
    "organisation_panel",
    "organisations_with_actions",
    "owed_by",
    "owing",
    "owner_address",
    "owner_for",
    "owner_holds_role",
    "people_thanked",
    "people_to_thank",
    "person_promising",
    "rhythm_of",
    "rule_lines",
    "rules_of",
    "steps_of",
    "subjects_with_actions",
    "visible_actions",
    "visible_milestones",
    "waiting_of",
]
