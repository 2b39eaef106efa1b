"""Reads of accounts: who acts and where they stand, areas and teams, people of an area, invitations, links."""

from joinedup.accounts.queries.actors import actor_for, actor_of_link, may_speak_for, roles_of, stands_in
from joinedup.accounts.queries.areas import area_by_id, area_for, areas_of, team_for, teams_of
from joinedup.accounts.queries.links import link_in_session

__all__ = [
    "actor_for",
    "actor_of_link",
    "area_by_id",
    "area_for",
    "areas_of",
    "link_in_session",
    "may_speak_for",
    "roles_of",
    "stands_in",
    "team_for",
    "teams_of",
]
