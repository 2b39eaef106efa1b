"""The 25 other partners of Tamberley: council teams, health, police, culture, employers and charities, all invented."""

from dataclasses import dataclass

from joinedup.directory.choices import OrganisationKind as Kind


@dataclass(frozen=True, slots=True)
class OtherPartner:
    """An organisation that is no school: its kind, and the place of Tamberley where it sits."""

    name: str
    kind: str
    place: str = "T"


PARTNERS = (
    OtherPartner("Tamberley School Improvement Team", Kind.AUTHORITY),
    OtherPartner("Tamberley SEND Team", Kind.AUTHORITY),
    OtherPartner("Tamberley Early Help", Kind.AUTHORITY),
    OtherPartner("Tamberley Virtual School", Kind.AUTHORITY),
    OtherPartner("Tamberley Educational Psychology Service", Kind.AUTHORITY),
    OtherPartner("NHS Speech and Language Therapy, Tamberley", Kind.HEALTH),
    OtherPartner("NHS Mental Health Support Team", Kind.HEALTH),
    OtherPartner("Tamberley School Nursing", Kind.HEALTH),
    OtherPartner("Tamberley Police Schools Officer", Kind.POLICE),
    OtherPartner("Tamberley Youth Justice Service", Kind.YOUTH_JUSTICE),
    OtherPartner("Tamberley Best Start Family Hubs", Kind.FAMILY_HUB, "B"),
    OtherPartner("Tamberley Library Service", Kind.CULTURE),
    OtherPartner("Museum of the Weft", Kind.CULTURE),
    OtherPartner("Three Counties Music Hub", Kind.MUSIC_HUB),
    OtherPartner("Tamberley Careers Hub", Kind.HUB),
    OtherPartner("University of Tamberley", Kind.UNIVERSITY),
    OtherPartner("Brackwater Port", Kind.EMPLOYER, "B"),
    OtherPartner("Tamberley General Hospital", Kind.EMPLOYER),
    OtherPartner("Harbourside Homes", Kind.HOUSING, "B"),
    OtherPartner("Tall Ships Readers", Kind.CHARITY, "B"),
    OtherPartner("Young Carers Tamberley", Kind.CHARITY),
    OtherPartner("Harbour Bereavement", Kind.CHARITY, "B"),
    OtherPartner("Tamberley Parent Carer Forum", Kind.PARENTS),
    OtherPartner("Tamberley Diocesan Education Team", Kind.FAITH),
    OtherPartner("Tamberley Youth Council", Kind.YOUNG_PEOPLE, "F"),
)
