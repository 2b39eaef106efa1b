"""The words of funded programmes: which schools may have them, and what came of asking."""

import re

from django.db import models
from django.utils.translation import gettext_lazy as _


class SchoolKind(models.TextChoices):
    """Who runs a school, as programmes tell schools apart; its phase stands beside it."""

    MAINTAINED = "maintained", _("Maintained by the authority")
    ACADEMY = "academy", _("Academies and free schools")
    INDEPENDENT = "independent", _("Independent schools")
    OTHER = "other", _("Colleges and others")


class Came(models.TextChoices):
    """What a school did about a programme for one of its needs."""

    ASKED = "asked", _("We have asked them")
    HELPED = "helped", _("They help us with this")
    NOT_FOR_US = "not_for_us", _("Not for us")


def split(text: str) -> list[str]:
    """Return the words that somebody typed with semicolons or line ends between them.

    >>> split("Wendale; Harrowgill;")
    ['Wendale', 'Harrowgill']
    """
    return [" ".join(part.split()) for part in re.split(r"[;\n]", text) if part.strip()]
