"""The words of peer reviews."""

from django.db import models
from django.utils.translation import gettext_lazy as _

# The work that plans visits, as jobs name it.
JOB = "peer_reviews.plan_reviews"
DEFAULT_REACH_KM = 25
# Groups are of three; some are of four where the number of schools wants it.
THREE, FOUR = 3, 4


class ReviewState(models.TextChoices):
    """Where a plan of visits stands; a draft changes nothing for anybody."""

    WORKING = "working", _("Being made")
    READY = "ready", _("Ready to look at")
    FAILED = "failed", _("Could not be made")
