"""Everything that is read of actions, milestones and reminders."""

# fmt: off
# isort: off
from joinedup.actions.queries.actions import (
    action_answering, action_for, is_owner, locked_action, owner_holds_role, visible_actions,
)
from joinedup.actions.queries.asks import AskCount, ask_limit_of, ask_warning, asked_of_organisations, half_term_began
from joinedup.actions.queries.dates import dated_actions, dated_milestones
from joinedup.actions.queries.listing import (
    ActionFilter, ActionLine, StepLine, action_line, actions_about, actions_listed, lines, may_wait_for,
    n_done, organisations_with_actions, owners_gone, steps_of, subjects_with_actions, waiting_of,
)
from joinedup.actions.queries.milestones import (
    deeds_for, milestone_for, milestones_about, people_thanked, people_to_thank, visible_milestones,
)
from joinedup.actions.queries.owners import Owner, addresses_of, colleagues_of, find_owners, owner_address, owner_for
from joinedup.actions.queries.panels import Panel, actions_panel, organisation_panel
from joinedup.actions.queries.reminders import (
    Digest, Occasion, RuleLine, areas_that_remind, digests_due, is_mail_day, occasions, owed_by, owing, person_promising, quiet_of,
    rhythm_of, rule_lines, rules_of, still_due,
)

__all__ = [
    "ActionFilter",
    "ActionLine",
    "AskCount",
    "Digest",
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
    "addresses_of",
    "areas_that_remind",
    "ask_limit_of",
    "ask_warning",
    "asked_of_organisations",
    "colleagues_of",
    "dated_actions",
    "dated_milestones",
    "deeds_for",
    "digests_due",
    "find_owners",
    "half_term_began",
    "is_mail_day",
    "is_owner",
    "lines",
    "locked_action",
    "may_wait_for",
    "milestone_for",
    "milestones_about",
    "n_done",
    "occasions",
    "organisation_panel",
    "organisations_with_actions",
    "owed_by",
    "owing",
    "owner_address",
    "owner_for",
    "owner_holds_role",
    "owners_gone",
    "people_thanked",
    "people_to_thank",
    "person_promising",
    "quiet_of",
    "rhythm_of",
    "rule_lines",
    "rules_of",
    "steps_of",
    "still_due",
    "subjects_with_actions",
    "visible_actions",
    "visible_milestones",
    "waiting_of",
]
