"""A group is set up, changed and closed."""

from dataclasses import asdict, dataclass

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from joinedup.accounts.models import Area
from joinedup.audit import services as audit
from joinedup.core import clock
from joinedup.core.actors import Actor
from joinedup.core.refusals import Refused, require
from joinedup.core.versions import save_version
from joinedup.groups import choices, policies, queries
from joinedup.groups.models import Group
from joinedup.partnerships.models import Partnership


@dataclass(frozen=True, slots=True)
class GroupDetails:
    """What a group is for and how it decides."""

    name: str
    kind: str = choices.Kind.BOARD.value
    terms: str = ""
    quorum: str = choices.Quorum.SHARE.value
    quorum_size: int = 50
    rule: str = choices.Rule.CONSENSUS.value
    unit: str = choices.Unit.ORGANISATION.value
    vote_cap: int | None = None
    has_casting_vote: bool = False
    silence_is_yes: bool = False


@transaction.atomic
def start_group(*, area: Area, partnership: Partnership | None = None, details: GroupDetails, by: Actor) -> Group:
    """Set up a group of a partnership, or of the whole area."""
    require(policies.may_start_group(by, area.pk, partnership), _("Only who organises it may set up a group."))
    require(partnership is None or partnership.area_id == area.pk, _("This partnership belongs to another area."))
    _check(details)
    try:
        with transaction.atomic():
            group = Group.objects.create(area=area, partnership=partnership, **asdict(details))
    except IntegrityError:
        raise _taken(details) from None
    record(group, "group.started", by, kind=group.kind)
    return group


@transaction.atomic
def change_group(*, group: Group, details: GroupDetails, expected: int, by: Actor) -> None:
    """Change what a group is for and how it decides; decisions already made keep the rule they were made by."""
    check_runs(group, by)
    _check(details)
    for name, value in asdict(details).items():
        setattr(group, name, value)
    try:
        with transaction.atomic():
            save_version(group, expected=expected, fields=list(asdict(details)))
    except IntegrityError:
        raise _taken(details) from None
    record(group, "group.changed", by, rule=group.rule, quorum=group.quorum, quorum_size=group.quorum_size, unit=group.unit)


@transaction.atomic
def end_group(*, group: Group, by: Actor) -> None:
    """Close a group; what it did stays readable."""
    group = queries.locked(group)
    check_runs(group, by)
    group.ended_on = clock.today()
    save_version(group, expected=group.version, fields=["ended_on"])
    record(group, "group.ended", by)


def check_runs(group: Group, by: Actor) -> None:
    """Refuse who does not run the group, and changes to a group that is closed."""
    require(policies.may_run_group(by, group), _("Only the chair, the clerk or an organiser may do this."))
    require(group.ended_on is None, _("This group is closed."))


def record(group: Group, verb: str, by: Actor, **facts: str | int | bool | None) -> None:
    """Write into the record what was done to a group."""
    audit.record(by=by, verb=verb, about=group.subject, area_id=group.area_id, facts=facts)


def _check(details: GroupDetails) -> None:
    choices.Kind(details.kind), choices.Rule(details.rule), choices.Unit(details.unit)
    share = choices.Quorum(details.quorum) == choices.Quorum.SHARE
    require(details.quorum_size >= 1, _("At least one must be there."), field="quorum_size")
    require(not share or details.quorum_size <= 100, _("A share is at most 100 per cent."), field="quorum_size")
    caps = details.vote_cap is None or choices.Unit(details.unit) == choices.Unit.PUPILS
    require(caps, _("A cap is only needed where votes go by pupils."), field="vote_cap")
    require(details.vote_cap is None or 1 <= details.vote_cap <= 100, _("A cap is between 1 and 100 per cent."), field="vote_cap")
    casting = details.rule == choices.Rule.MAJORITY or not details.has_casting_vote
    require(casting, _("A casting vote is only needed where more votes for than against decide."), field="has_casting_vote")


def _taken(details: GroupDetails) -> Refused:
    return Refused(_("There is a group called “%(name)s” already.") % {"name": details.name}, field="name")
