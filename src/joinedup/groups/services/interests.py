"""Interests that could make a decision partial are declared, and end."""

from django.db import transaction
from django.utils.translation import gettext as _

from joinedup.core import clock
from joinedup.core.actors import Actor
from joinedup.core.pupils import refuse_pupils
from joinedup.core.refusals import require
from joinedup.core.versions import save_version
from joinedup.groups import policies
from joinedup.groups.models import Interest, Member
from joinedup.groups.services.groups import record


@transaction.atomic
def declare_interest(*, member: Member, about: str, by: Actor) -> Interest:
    """Write down what a member declares; everybody who sees the group reads it."""
    require(policies.may_declare_interest(by, member), _("Only the member, the chair, the clerk or an organiser may do this."))
    require(member.until_on is None, _("This person is no longer in the group."))
    interest = Interest.objects.create(member=member, about=refuse_pupils(about, field="about"), declared_on=clock.today())
    record(member.group, "group.interest_declared", by, member=member.public_id)
    return interest


@transaction.atomic
def end_interest(*, interest: Interest, by: Actor) -> None:
    """Note that an interest is no longer one."""
    require(policies.may_declare_interest(by, interest.member), _("Only the member, the chair, the clerk or an organiser may do this."))
    interest.ended_on = clock.today()
    save_version(interest, expected=interest.version, fields=["ended_on"])
    record(interest.member.group, "group.interest_ended", by, member=interest.member.public_id)
