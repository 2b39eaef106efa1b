"""Who organises a partnership, and who observes it."""

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from joinedup.accounts.models import User
from joinedup.audit import services as audit
from joinedup.core import clock
from joinedup.core.actors import Actor
from joinedup.core.refusals import Refused, require, require_found
from joinedup.core.versions import save_version
from joinedup.partnerships import choices
from joinedup.partnerships.models import Partnership, TeamRole
from joinedup.partnerships.services import mails
from joinedup.partnerships.services.partnerships import check_runs


@transaction.atomic
def add_organiser(*, partnership: Partnership, email: str, role: str, by: Actor) -> TeamRole:
    """Give somebody with an account a role in the partnership, and tell them."""
    check_runs(partnership, by)
    user = User.objects.filter(email__iexact=email.strip(), is_active=True).first()
    if user is None:
        raise Refused(_("Nobody with this address has an account yet. Invite them to the area first."), field="email")
    kind = choices.TeamRoleKind(role)
    try:
        with transaction.atomic():
            row = TeamRole.objects.create(partnership=partnership, user=user, role=kind, from_on=clock.today())
    except IntegrityError:
        raise Refused(_("%(name)s has a role here already.") % {"name": user}, field="email") from None
    facts = {"role": kind.value, "user": user.public_id}
    audit.record(by=by, verb="organiser.added", about=partnership.subject, area_id=partnership.area_id, facts=facts)
    letter = mails.Letter("organiser_added", key=row.public_id, facts={"name": user.name, "role": str(kind.label)})
    mails.to_user(letter, partnership, user.email, by=by)
    return row


@transaction.atomic
def end_organiser(*, partnership: Partnership, public_id: str, by: Actor) -> None:
    """End somebody's role in the partnership; the last who organises stays until somebody else does."""
    check_runs(partnership, by)
    rows = partnership.roles.select_for_update().filter(until_on__isnull=True)
    row = require_found(rows.filter(public_id=public_id).first())
    others = rows.exclude(pk=row.pk).exclude(role=choices.TeamRoleKind.OBSERVER)
    require(row.role == choices.TeamRoleKind.OBSERVER or others.exists(), _("Name another organiser first: somebody must keep it going."))
    row.until_on = clock.today()
    save_version(row, expected=row.version, fields=["until_on"])
    facts = {"role": row.role, "user": row.user.public_id}
    audit.record(by=by, verb="organiser.ended", about=partnership.subject, area_id=partnership.area_id, facts=facts)
