"""What a visitor by link may see: an invitation, a choice of mail."""

from joinedup.accounts.choices import Purpose
from joinedup.accounts.models import Invitation, MailChoice
from joinedup.core.actors import Actor
from joinedup.core.refusals import require_found


def invitation_for(public_id: str, viewer: Actor) -> Invitation:
    """Return the invitation that the viewer's link is for; Missing otherwise."""
    invitation = Invitation.objects.select_related("area", "team", "invited_by").filter(public_id=public_id).first()
    return require_found(invitation if invitation and viewer.may_by_link(Purpose.INVITATION, invitation.subject) else None)


def mail_choice_for(public_id: str, viewer: Actor) -> MailChoice:
    """Return the choice of mail that the viewer's link is for; Missing otherwise."""
    choice = MailChoice.objects.select_related("area").filter(public_id=public_id).first()
    return require_found(choice if choice and viewer.may_by_link(Purpose.UNSUBSCRIBE, choice.subject) else None)


def wants_mail(*, area_id: int, address: str, kind: str) -> bool:
    """Say whether an address has not stopped this kind of regular mail from an area."""
    return not MailChoice.objects.filter(area_id=area_id, address=address.strip().lower(), kind=kind).exclude(stopped_at=None).exists()
