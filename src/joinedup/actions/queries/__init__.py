"""Everything that is read of actions."""

# fmt: off
# isort: off
from joinedup.actions.queries.actions import (
    MINE, action_answering, action_for, is_owner, locked_action, owner_holds_role, people_of_actor, visible_actions,
)
from joinedup.actions.queries.listing import (
    ActionFilter, ActionLine, StepLine, action_line, actions_about, actions_listed, actions_promised, lines, may_wait_for,
    organisations_with_actions, steps_of, subjects_with_actions, waiting_of,
)
from joinedup.actions.queries.owners import Owner, find_owners, owner_address, owner_for
from joinedup.actions.queries.panels import Panel, actions_panel, organisation_panel
from joinedup.actions.queries.subjects import (
    About, SubjectKind, about_for, abouts, manages_subject, sees_subject, subject_kinds, subjects_to_choose,
)

__all__ = [
    "MINE", "About", "ActionFilter", "ActionLine", "Owner", "Panel", "StepLine", "SubjectKind", "about_for", "abouts",
    "action_answering", "action_for", "action_line", "actions_about", "actions_listed", "actions_panel", "actions_promised",
    "find_owners", "is_owner", "lines", "locked_action", "manages_subject", "may_wait_for", "organisation_panel",
    "organisations_with_actions", "owner_address", "owner_for", "owner_holds_role", "people_of_actor", "sees_subject", "steps_of",
    "subject_kinds", "subjects_to_choose", "subjects_with_actions", "visible_actions", "waiting_of",
]
