"""The one permission vocabulary: the roles that people hold and the places where they hold them."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Role(models.TextChoices):
    """Every role of the product; `core.Grant.role` holds one of these words."""

    ADMINISTRATOR = "administrator", _("System administrator")
    DATA_PROTECTION_OFFICER = "data_protection_officer", _("Data protection officer")
    OFFICER = "officer", _("Area officer")
    COORDINATOR = "coordinator", _("Co-ordinator")
    ORGANISER = "organiser", _("Organiser")
    TRUST_LEAD = "trust_lead", _("Trust lead")
    LEAD = "lead", _("Organisation lead")
    DELEGATE = "delegate", _("Delegate")
    CONTRIBUTOR = "contributor", _("Contributor")
    OBSERVER = "observer", _("Observer")


class Scope(models.TextChoices):
    """The kinds of place in which a role is held; `core.Grant.scope` holds one of these words."""

    INSTALLATION = "installation", _("Installation")
    AREA = "area", _("Area")
    TEAM = "team", _("Team")
    ORGANISATION = "organisation", _("Organisation")
    PARTNERSHIP = "partnership", _("Partnership")
    GROUP = "group", _("Group")


AREA_ROLES = (Role.OFFICER, Role.COORDINATOR, Role.DATA_PROTECTION_OFFICER)

ROLES_TO_INVITE = (Role.OFFICER, Role.COORDINATOR, Role.DATA_PROTECTION_OFFICER, Role.ADMINISTRATOR)

CODE_MINUTES = 30
VALID_CODES = 3
INVITATION_DAYS = 14


class LinkState(models.TextChoices):
    """What became of a link; a forged one has no state, because it was never given."""

    OPEN = "open", _("Open")
    SPENT = "spent", _("Used")
    EXPIRED = "expired", _("Too old")
    REVOKED = "revoked", _("Taken back")


class InvitationState(models.TextChoices):
    """What became of an invitation to work in an area."""

    WAITING = "waiting", _("Waiting for an answer")
    ACCEPTED = "accepted", _("Accepted")
    DECLINED = "declined", _("Said no")
    REVOKED = "revoked", _("Taken back")
    EXPIRED = "expired", _("Too old")


class Purpose(models.TextChoices):
    """What the codes and links of this room are for; other rooms bring purposes of their own."""

    SIGN_IN = "accounts.sign_in", _("Signing in")
    INVITATION = "accounts.invitation", _("An invitation to work in an area")
    CHANGE_EMAIL = "accounts.change_email", _("Changing an e-mail address")
    NEW_EMAIL = "accounts.new_email", _("A new e-mail address")
    UNSUBSCRIBE = "accounts.unsubscribe", _("Mail that you can stop")
