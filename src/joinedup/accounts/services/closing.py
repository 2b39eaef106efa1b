"""Close an area, so that nobody enters it and it sends no mail, and open it again; everything in it is kept."""

from django.db import transaction
from django.utils.translation import gettext as _

from joinedup.accounts import policies, queries
from joinedup.accounts.models import Area, Invitation
from joinedup.accounts.services import invitations
from joinedup.audit import services as audit
from joinedup.core import clock
from joinedup.core.actors import Actor
from joinedup.core.refusals import require
from joinedup.core.versions import save_version
from joinedup.notices import services as notices


@transaction.atomic
def close_area(*, area: Area, expected: int, by: Actor) -> int:
    """Close an area: invitations are taken back, waiting mail is stopped, who works there is told; return how many were told."""
    require(policies.may_close_area(by, area.pk), _("Only an officer of this area or a system administrator may close it."))
    require(area.closed_at is None, _("This area is closed already."))
    for invitation in Invitation.objects.filter(area=area, accepted_at=None, declined_at=None, revoked_at=None):
        invitations.revoke_invitation(invitation=invitation, by=by)
    notices.stop_of_area(area.pk, by=by)
    area.closed_at = clock.now()
    return _change(area, "area.closed", expected=expected, by=by)


@transaction.atomic
def reopen_area(*, area: Area, expected: int, by: Actor) -> int:
    """Open a closed area again with everything that was in it; return how many people were told."""
    require(policies.is_administrator(by), _("Only a system administrator may open an area again."))
    require(area.closed_at is not None, _("This area is open."))
    area.closed_at = None
    return _change(area, "area.reopened", expected=expected, by=by)


def _change(area: Area, verb: str, *, expected: int, by: Actor) -> int:
    save_version(area, expected=expected, fields=["closed_at"])
    told = queries.workers_of(area)
    for user in told:
        context = {"name": user.name, "area": area.name, "who": by.name, "is_closed": area.closed_at is not None, "on": clock.today()}
        mail = notices.Mail(
            # Of no area: a closed one sends nothing.
            key=f"{verb}:{area.public_id}:{area.version}:{user.public_id}", to=user.email, template="accounts/mail/area_closed",
            context=context, sender_name=area.name, reply_to=area.reply_to, about=area.subject,
        )  # fmt: skip
        notices.post(mail, by=by)
    audit.record(by=by, verb=verb, about=area.subject, area_id=area.pk, facts={"told": len(told)})
    return len(told)
