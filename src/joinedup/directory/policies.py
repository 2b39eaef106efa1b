"""Who may do what with organisations, people and the contact log."""

from collections.abc import Callable

from joinedup.accounts.choices import Role, Scope
from joinedup.accounts.policies import is_administrator, may_run_area
from joinedup.core.actors import Actor
from joinedup.core.registry import Point
from joinedup.directory import choices, queries
from joinedup.directory.models import LogEntry, Organisation, Person

people_keepers: Point[Callable[[Actor, Organisation], bool]] = Point("directory.people_keepers")
"""Functions (actor, organisation) -> whether the actor holds a link of an upper room on which the organisation keeps its people."""
SPEAKERS = (Role.LEAD, Role.TRUST_LEAD)


def leads_organisation(actor: Actor, organisation_id: int) -> bool:
    """Say whether the actor speaks for the organisation in person: as its lead or its trust's."""
    return organisation_id in actor.places(Scope.ORGANISATION, *SPEAKERS)


def speaks_for(actor: Actor, organisation_id: int) -> bool:
    """Say whether the actor speaks for the organisation, in person or on its behalf."""
    return leads_organisation(actor, organisation_id) or (actor.on_behalf_of == organisation_id and may_run_area(actor, actor.area_id))


def may_answer_for(actor: Actor, organisation: Organisation, kind_of_ask: str) -> bool:
    """Say whether the actor may answer this kind of ask for the organisation: lead, on behalf, or delegate for such asks."""
    if actor.is_system or speaks_for(actor, organisation.pk):
        return True
    if organisation.pk not in actor.places(Scope.ORGANISATION, Role.DELEGATE):
        return False
    return kind_of_ask in queries.asks_delegated(actor, organisation.pk)


def may_attach(actor: Actor, area_id: int | None) -> bool:
    """Say whether the actor keeps the area's list of schools and partners."""
    return may_run_area(actor, area_id)


def may_edit_organisation(actor: Actor, organisation: Organisation) -> bool:
    """Say whether the actor may change aims, card, approval rule, people: its lead, or who runs an area that lists it."""
    if actor.is_system or leads_organisation(actor, organisation.pk):
        return True
    return may_run_area(actor, actor.area_id) and queries.is_attached(organisation, actor.area_id)


def keeps_by_link(actor: Actor, organisation: Organisation) -> bool:
    """Say whether the actor holds a link on which the organisation keeps its people."""
    return actor.kind == "link" and any(keeps(actor, organisation) for keeps in people_keepers)


def may_edit_people(actor: Actor, organisation: Organisation) -> bool:
    """Say whether the actor may add and end roles: who may edit the organisation, a delegate for "who does what here", a link for it."""
    by_link = keeps_by_link(actor, organisation)
    return by_link or may_edit_organisation(actor, organisation) or may_answer_for(actor, organisation, choices.AskKind.PEOPLE)


def may_edit_person(actor: Actor, person: Person) -> bool:
    """Say whether the actor may change a person's name and addresses: whoever may edit the people of one of their organisations."""
    if actor.user_id is not None and person.user_id == actor.user_id:
        return True
    return any(may_edit_people(actor, organisation) for organisation in queries.organisations_of(person, actor))


def may_act_on_behalf(actor: Actor, organisation: Organisation) -> bool:
    """Say whether the actor may act on behalf of the organisation: an officer or co-ordinator of the area that lists it."""
    return actor.is_signed_in and may_run_area(actor, actor.area_id) and queries.is_attached(organisation, actor.area_id)


def may_see_contacts(actor: Actor, organisation: Organisation) -> bool:
    """Say whether the actor sees addresses and telephone numbers of the organisation's people."""
    own = organisation.pk in actor.places(Scope.ORGANISATION)
    return actor.is_system or own or may_run_area(actor, actor.area_id)


def may_write_log(actor: Actor, organisation: Organisation) -> bool:
    """Say whether the actor may write a note about the organisation: who runs the area in which they stand."""
    return may_run_area(actor, actor.area_id) and queries.is_attached(organisation, actor.area_id)


def may_change_log_entry(actor: Actor, entry: LogEntry) -> bool:
    """Say whether the actor may change or delete a note: only its author."""
    return actor.user_id is not None and entry.author_id == actor.user_id and may_run_area(actor, entry.area_id)


def may_confirm_role(actor: Actor, organisation: Organisation) -> bool:
    """Say whether the actor's word lets somebody's account speak for the organisation."""
    return (
        is_administrator(actor)
        or leads_organisation(actor, organisation.pk)
        or (may_edit_organisation(actor, organisation) and not queries.other_areas(organisation, actor.area_id))
    )
