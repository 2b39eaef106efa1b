"""Begin and stop to act on behalf of an organisation."""

from django.utils.translation import gettext as _

from joinedup.accounts.services import on_behalf
from joinedup.audit import services as audit
from joinedup.core.actors import Actor
from joinedup.core.refusals import require
from joinedup.directory import policies
from joinedup.directory.models import Organisation


def act_on_behalf(*, organisation: Organisation, session: on_behalf.Session, by: Actor) -> None:
    """Let an officer or co-ordinator act for an organisation of the area, in this session and on the record."""
    require(policies.may_act_on_behalf(by, organisation), _("Only an officer or co-ordinator of the area can act on behalf of it."))
    audit.record(by=by, verb="organisation.acted_for", about=organisation.subject, area_id=by.area_id)
    on_behalf.start(session, organisation_id=organisation.pk, name=organisation.name, by=by)


def stop_on_behalf(*, session: on_behalf.Session, by: Actor) -> None:
    """Speak for oneself again."""
    on_behalf.stop(session)
