"""The room's words: kinds of group, what somebody does in one, when enough are there and how a group decides."""

from typing import Final

from django.db import models
from django.utils.translation import gettext_lazy as _

WORKING_FOR: Final = ("lead", "trust_lead", "contributor", "delegate")  # roles in an organisation that make somebody its own


class Kind(models.TextChoices):
    """What sort of group it is."""

    BOARD = "board", _("Board")
    STEERING = "steering", _("Steering group")
    WORKING = "working", _("Working group")
    PANEL = "panel", _("Panel")
    FORUM = "forum", _("Network meeting")


class Part(models.TextChoices):
    """What somebody does in the group."""

    CHAIR = "chair", _("Chair")
    VICE_CHAIR = "vice_chair", _("Vice-chair")
    MEMBER = "member", _("Member")
    CLERK = "clerk", _("Clerk")
    OBSERVER = "observer", _("Observer")


VOTING: Final = (Part.CHAIR, Part.VICE_CHAIR, Part.MEMBER)


class Quorum(models.TextChoices):
    """What must be there before a group decides."""

    PEOPLE = "people", _("A number of people")
    SHARE = "share", _("A share of all votes, in percent")
    ORGANISATIONS = "organisations", _("A number of organisations")


class Rule(models.TextChoices):
    """How many votes it takes."""

    CONSENSUS = "consensus", _("Consensus: nobody is against")
    MAJORITY = "majority", _("More votes for than against")
    TWO_THIRDS = "two_thirds", _("Two thirds of the votes given")
    ALL_MEMBERS = "all_members", _("More than half of all votes, also of those who are away")
    UNANIMOUS = "unanimous", _("Everybody there votes for it")


class Unit(models.TextChoices):
    """Who has one vote."""

    PERSON = "person", _("Each person")
    ORGANISATION = "organisation", _("Each organisation, however many people it sends")
    TRUST = "trust", _("Each trust, however many schools it has; a school without a trust has its own")
    PUPILS = "pupils", _("Each organisation, as many votes as it has pupils")


UNIT_HINTS: Final = {
    Unit.ORGANISATION.value: _("When the people of one organisation do not agree, its vote counts as “no vote given”."),
    Unit.PUPILS.value: _("By the number that the national register gives; an organisation without pupils has one vote."),
    Unit.TRUST.value: _("When the schools of one trust do not agree, its vote counts as “no vote given”."),
}
RULE_HINTS: Final = {
    Rule.CONSENSUS.value: _("Most groups of schools work like this."),
    Rule.MAJORITY.value: _("People who give no vote do not count."),
    Rule.TWO_THIRDS.value: _("People who give no vote do not count."),
}
