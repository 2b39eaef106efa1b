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
