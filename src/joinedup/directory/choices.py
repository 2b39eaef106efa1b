"""The directory's words: kinds of organisation, of role, of ask and of contact, and what a role lets its holder do."""

from datetime import timedelta
from typing import Final

from django.db import models
from django.utils.translation import gettext_lazy as _

from joinedup.accounts.choices import Role as Permission


class OrganisationKind(models.TextChoices):
    """What an organisation is; schools come from the register, the others are made from its groups or added by people."""

    SCHOOL = "school", _("School")
    COLLEGE = "college", _("College")
    NURSERY = "nursery", _("Nursery or early years setting")
    TRUST = "trust", _("Trust")
    FEDERATION = "federation", _("Federation")
    DIOCESE = "diocese", _("Diocese")
    AUTHORITY = "authority", _("Local authority or council team")
    HEALTH = "health", _("Health service")
    POLICE = "police", _("Police")
    YOUTH_JUSTICE = "youth_justice", _("Youth justice")
    FAMILY_HUB = "family_hub", _("Family hub")
    CHARITY = "charity", _("Charity or community group")
    FAITH = "faith", _("Faith group")
    EMPLOYER = "employer", _("Employer")
    HOUSING = "housing", _("Housing association")
    PARENTS = "parents", _("Parents' or carers' group")
    YOUNG_PEOPLE = "young_people", _("Young people's group")
    UNIVERSITY = "university", _("University")
    CULTURE = "culture", _("Museum or library")
    MUSIC_HUB = "music_hub", _("Music hub")
    HUB = "hub", _("Other subject or careers hub")
    OTHER = "other", _("Other")


# What people may add themselves: schools, trusts, federations and dioceses of the register keep their own entry.
REGISTER_KINDS: Final = frozenset({OrganisationKind.SCHOOL})


class Audience(models.TextChoices):
    """Where a kind of role is usually found."""

    SCHOOL = "school", _("Schools and colleges")
    GOVERNANCE = "governance", _("Governance")
    TRUST = "trust", _("Trusts")
    PARTNER = "partner", _("Other partners")


class RoleKind(models.TextChoices):
    """What a person does in an organisation."""

    HEAD = "head", _("Headteacher or principal")
    EXECUTIVE_HEAD = "executive_head", _("Executive head")
    HEAD_OF_SCHOOL = "head_of_school", _("Head of school")
    DEPUTY = "deputy", _("Deputy or assistant head")
    SENCO = "senco", _("SENDCo")
    DSL = "dsl", _("Designated safeguarding lead")
    ATTENDANCE = "attendance", _("Attendance champion")
    MENTAL_HEALTH = "mental_health", _("Mental health lead")
    DESIGNATED_TEACHER = "designated_teacher", _("Designated teacher for children in care")
    PUPIL_PREMIUM = "pupil_premium", _("Pupil premium lead")
    EARLY_YEARS = "early_years", _("Early years lead")
    PHONICS = "phonics", _("Phonics and reading lead")
    MATHS = "maths", _("Maths lead")
    CAREERS = "careers", _("Careers leader")
    MUSIC = "music", _("Music lead")
    PE = "pe", _("PE and sport lead")
    ECT_TUTOR = "ect_tutor", _("Early career induction tutor")
    VISITS = "visits", _("Educational visits co-ordinator")
    BUSINESS_MANAGER = "business_manager", _("School business manager")
    OFFICE_MANAGER = "office_manager", _("Office manager or head's PA")
    PREMISES = "premises", _("Premises manager")
    FAMILY_WORKER = "family_worker", _("Family or pastoral lead")
    TEACHER = "teacher", _("Teacher or other member of staff")
    CLERK = "clerk", _("Clerk or governance professional")
    CHAIR = "chair", _("Chair of governors or trustees")
    SEND_GOVERNOR = "send_governor", _("SEND governor")
    SAFEGUARDING_GOVERNOR = "safeguarding_governor", _("Safeguarding governor")
    TRUST_CHIEF = "trust_chief", _("Trust chief executive")
    TRUST_IMPROVEMENT = "trust_improvement", _("Trust improvement lead")
    TRUST_FINANCE = "trust_finance", _("Trust finance lead")
    TRUST_HR = "trust_hr", _("Trust people (HR) lead")
    MANAGER = "manager", _("Chief officer or service manager")
    PRACTITIONER = "practitioner", _("Worker or practitioner")
    PARTNERSHIP_LEAD = "partnership_lead", _("Partnerships lead")
    CONTACT = "contact", _("Other contact")


# fmt: off
ROLE_AUDIENCE: Final[dict[Audience, tuple[RoleKind, ...]]] = {
    Audience.SCHOOL: (
        RoleKind.HEAD, RoleKind.EXECUTIVE_HEAD, RoleKind.HEAD_OF_SCHOOL, RoleKind.DEPUTY, RoleKind.SENCO, RoleKind.DSL,
        RoleKind.ATTENDANCE, RoleKind.MENTAL_HEALTH, RoleKind.DESIGNATED_TEACHER, RoleKind.PUPIL_PREMIUM,
        RoleKind.EARLY_YEARS, RoleKind.PHONICS, RoleKind.MATHS, RoleKind.CAREERS, RoleKind.MUSIC, RoleKind.PE,
        RoleKind.ECT_TUTOR, RoleKind.VISITS, RoleKind.BUSINESS_MANAGER, RoleKind.OFFICE_MANAGER, RoleKind.PREMISES,
        RoleKind.FAMILY_WORKER, RoleKind.TEACHER,
    ),
    Audience.GOVERNANCE: (RoleKind.CLERK, RoleKind.CHAIR, RoleKind.SEND_GOVERNOR, RoleKind.SAFEGUARDING_GOVERNOR),
    Audience.TRUST: (RoleKind.TRUST_CHIEF, RoleKind.TRUST_IMPROVEMENT, RoleKind.TRUST_FINANCE, RoleKind.TRUST_HR),
    Audience.PARTNER: (RoleKind.MANAGER, RoleKind.PRACTITIONER, RoleKind.PARTNERSHIP_LEAD, RoleKind.CONTACT),
}

# fmt: on
# Who speaks for the organisation itself, in the order in which an ask goes to them.
LEAD_KINDS: Final = (RoleKind.HEAD, RoleKind.HEAD_OF_SCHOOL, RoleKind.EXECUTIVE_HEAD, RoleKind.TRUST_CHIEF, RoleKind.MANAGER)
# Who speaks for every school of the trust whose organisation holds the role.
TRUST_LEAD_KINDS: Final = (RoleKind.TRUST_CHIEF, RoleKind.TRUST_IMPROVEMENT)
# To whom an ask goes when nobody speaks for the organisation yet.
NEXT_TO_ASK: Final = (
    RoleKind.PARTNERSHIP_LEAD,
    RoleKind.DEPUTY,
    RoleKind.OFFICE_MANAGER,
    RoleKind.BUSINESS_MANAGER,
    RoleKind.CONTACT,
    RoleKind.PRACTITIONER,
)


def permission_of(kind: str) -> Permission:
    """Return the permission word that a kind of role gives in its own organisation."""
    return Permission.LEAD if kind in LEAD_KINDS else Permission.CONTRIBUTOR


class AskKind(models.TextChoices):
    """What can be asked of an organisation, and therefore handed to a delegate; signing is never handed on."""

    NEEDS = "needs", _("What we need and can offer")
    INTRODUCTIONS = "introductions", _("Introductions")
    MEETINGS = "meetings", _("Meetings and dates")
    BOOKINGS = "bookings", _("Bookings")
    PEOPLE = "people", _("Who does what here")
    REVIEWS = "reviews", _("Evaluations and check-ups")


class LogKind(models.TextChoices):
    """How the contact happened."""

    CALL = "call", _("Call")
    VISIT = "visit", _("Visit")
    EMAIL = "email", _("E-mail")
    MEETING = "meeting", _("Meeting")
    OTHER = "other", _("Other")


class Approver(models.TextChoices):
    """Who may say yes for the organisation."""

    HEAD = "head", _("The head or leader decides alone")
    TRUST = "trust", _("The trust agrees first")
    BOARD = "board", _("The governors or board agree first")
    HEAD_UP_TO = "head_up_to", _("The head or leader alone up to a limit, then the trust or board")


class StaysBecause(models.TextChoices):
    """Why the undo of a table leaves something."""

    CHANGED = "changed", _("Somebody has changed it since, or uses an account")
    USED = "used", _("Something has been noted, given or agreed since")


TABLE_WAITS: Final = timedelta(days=7)  # for somebody to confirm it
TABLE_KEPT: Final = timedelta(days=30)  # as long it can be undone


class AttachedBy(models.TextChoices):
    """How an organisation came onto an area's list."""

    PICKED = "picked", _("Picked")
    PASTED = "pasted", _("Pasted list")
    ALL_OF = "all_of", _("All open schools of an authority or trust")
    UPLOADED = "uploaded", _("Uploaded")
    CARRIED = "carried", _("Carried from the school before it")
