"""The room's words: kinds of partnership and partner, states of the agreement and of a signature, and the legal moves."""

from typing import Final

from django.db import models
from django.utils.translation import gettext_lazy as _

from joinedup.core.refusals import require


class Kind(models.TextChoices):
    """What sort of working together it is."""

    PROJECT = "project", _("Project")
    NETWORK = "network", _("Network (cluster)")
    FEDERATION = "federation", _("Federation")
    PANEL = "panel", _("Multi-agency panel")
    AGENCY_TEAM = "agency_team", _("Multi-agency team")
    SERVICE = "service", _("Multi-agency service")
    CONSORTIUM = "consortium", _("Consortium")
    HUB_SUPPORT = "hub_support", _("Support from a hub")
    PEER_REVIEW = "peer_review", _("Peer review group (twos and threes)")
    SEND_GROUP = "send_group", _("SEND group")


class PartnershipState(models.TextChoices):
    """Whether the partnership is still being put together."""

    SETTING_UP = "setting_up", _("Being set up")
    FORMED = "formed", _("Formed")
    ENDED = "ended", _("Ended")


class Stage(models.TextChoices):
    """How it goes, in the partners' own words."""

    FORMING = "forming", _("Getting started")
    FRUSTRATION = "frustration", _("Finding it hard")
    FUNCTIONING = "functioning", _("Working")
    FLYING = "flying", _("Flying")
    STUCK = "stuck", _("Stuck or winding down")


class Visibility(models.TextChoices):
    """Who in the area sees the partnership besides its partners and organisers."""

    AREA = "area", _("All officers of the area")
    TEAM = "team", _("Officers of one team only")
    PARTNERS = "partners", _("Only partners and organisers")


class PartnerKind(models.TextChoices):
    """How an organisation belongs."""

    LEAD = "lead", _("Lead partner")
    FULL = "full", _("Full partner")
    ASSOCIATE = "associate", _("Associate partner")
    FUNDER = "funder", _("Funder")
    BENEFICIARY = "beneficiary", _("Beneficiary")
    COMMUNITY = "community", _("Community representative")
    LEARNER = "learner", _("Learner representative")


class TeamRoleKind(models.TextChoices):
    """What a user does for a partnership; the words are those of the permission vocabulary."""

    ORGANISER = "organiser", _("Organiser")
    COORDINATOR = "coordinator", _("Co-ordinator")
    OBSERVER = "observer", _("Observer (reads, does not change)")


class Element(models.TextChoices):
    """The ten parts that an agreement needs, in reading order."""

    AIMS = "aims", _("Aims")
    STRATEGY = "strategy", _("What we will do, and when")
    MEMBERSHIP = "membership", _("Who is in, and how we decide")
    MANAGEMENT = "management", _("Who runs it")
    RESOURCES = "resources", _("What each of us puts in")
    DISPUTES = "disputes", _("When we disagree")
    INFORMATION = "information", _("What we share and what stays private")
    EVALUATION = "evaluation", _("How we will know it works")
    ENDING = "ending", _("Leaving and ending")
    RISK = "risk", _("What could go wrong")


ELEMENTS: Final = tuple(Element)


class SectionState(models.TextChoices):
    """How far one part of the agreement is."""

    NOT_STARTED = "not_started", _("Not started")
    IN_PROGRESS = "in_progress", _("In progress")
    DONE = "done", _("Done")


class AgreementState(models.TextChoices):
    """Where the agreement stands."""

    DRAFT = "draft", _("Draft")
    IN_CONSULTATION = "in_consultation", _("In consultation")
    OPEN = "open", _("Open for signature")
    IN_FORCE = "in_force", _("In force")
    UNDER_REVIEW = "under_review", _("Under review")
    ENDED = "ended", _("Ended")


MOVES: Final[dict[AgreementState, frozenset[AgreementState]]] = {
    AgreementState.DRAFT: frozenset({AgreementState.IN_CONSULTATION, AgreementState.OPEN, AgreementState.ENDED}),
    AgreementState.IN_CONSULTATION: frozenset(
        {AgreementState.DRAFT, AgreementState.UNDER_REVIEW, AgreementState.OPEN, AgreementState.ENDED}
    ),
    AgreementState.OPEN: frozenset({AgreementState.DRAFT, AgreementState.UNDER_REVIEW, AgreementState.IN_FORCE, AgreementState.ENDED}),
    AgreementState.IN_FORCE: frozenset({AgreementState.UNDER_REVIEW, AgreementState.ENDED}),
    AgreementState.UNDER_REVIEW: frozenset(
        {AgreementState.IN_FORCE, AgreementState.IN_CONSULTATION, AgreementState.OPEN, AgreementState.ENDED}
    ),
    AgreementState.ENDED: frozenset(),
}
# The words may be changed only here; everybody reads and signs the same text afterwards.
WRITING: Final = frozenset({AgreementState.DRAFT, AgreementState.UNDER_REVIEW})


def check_move(now: str, to: AgreementState) -> None:
    """Refuse a move that the agreement's state does not allow."""
    state = AgreementState(now)
    require(
        to in MOVES[state],
        _("The agreement is “%(now)s” and cannot become “%(to)s” from there. Open the agreement again to see what it can do now.")
        % {"now": state.label, "to": to.label},
    )


class SignatureState(models.TextChoices):
    """What a signature is worth."""

    SIGNED = "signed", _("Signed")
    WAITING_FOR_BOARD = "waiting_for_board", _("Signed, subject to board")
    WITHDRAWN = "withdrawn", _("Withdrawn")
    CLEARED = "cleared", _("Cleared because the text changed")
    VOID = "void", _("No longer counts because the partner left or closed")


# One of these at most for each partner and version; the database keeps that promise.
STANDING: Final = (SignatureState.SIGNED, SignatureState.WAITING_FOR_BOARD)


class SignedBy(models.TextChoices):
    """By which door the signature came."""

    ACCOUNT = "account", _("Signed in")
    LINK = "link", _("Link and mailed code")


class ReplyKind(models.TextChoices):
    """What a partner says instead of signing."""

    NOT_YET = "not_yet", _("We cannot sign yet")
    QUESTION = "question", _("We have a question")


class NotYetReason(models.TextChoices):
    """Why a partner cannot sign yet."""

    BOARD = "board", _("Our board or trust must see it first")
    TEXT = "text", _("Something in the text needs to change")
    MONEY = "money", _("The money or the days")
    TIME = "time", _("Not the right time")
    PERSON = "person", _("Somebody else here should sign")
    OTHER = "other", _("Another reason")


# The purposes of links given by this room.
SIGN_PURPOSE: Final = "partnerships.sign"
READ_PURPOSE: Final = "partnerships.read"
SIGN_LINK_DAYS: Final = 180
READ_LINK_DAYS: Final = 60
