"""Reads of accounts: who acts and where they stand, areas and teams, people of an area, invitations, links."""

from joinedup.accounts.queries.actors import (
    actor_for,
    actor_for_ids,
    actor_of_link,
    may_speak_for,
    names_of_users,
    roles_of,
    stands_in,
)
from joinedup.accounts.queries.areas import all_areas, area_by_id, area_by_public_id, area_for, area_ids_of, areas_of, team_for, teams_of
from joinedup.accounts.queries.doors import invitation_for, mail_choice_for, wants_mail
from joinedup.accounts.queries.links import link_by_digest, link_in_session, links_about, names_of_links
from joinedup.accounts.queries.people import (
    invitation_of,
    invitations_of,
    locked_invitation,
    people_of,
    people_of_team,
    person_of,
    role_of,
    roles_held_on,
    user_of,
    waiting_invitations,
)
from joinedup.accounts.queries.sessions import sign_ins_of

__all__ = [
    "actor_for",
    "actor_for_ids",
    "actor_of_link",
    "all_areas",
    "area_by_id",
    "area_by_public_id",
    "area_for",
    "area_ids_of",
    "areas_of",
    "invitation_for",
    "invitation_of",
    "invitations_of",
    "link_by_digest",
    "link_in_session",
    "links_about",
    "locked_invitation",
    "mail_choice_for",
    "may_speak_for",
    "names_of_links",
    "names_of_users",
    "people_of",
    "people_of_team",
    "person_of",
    "role_of",
    "roles_held_on",
    "roles_of",
    "sign_ins_of",
    "stands_in",
    "team_for",
    "teams_of",
    "user_of",
    "waiting_invitations",
    "wants_mail",
]
