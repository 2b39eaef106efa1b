"""The people of the demo: those to sign in as, and a head for every other school, drawn from the seed."""

import random
from collections.abc import Iterator
from dataclasses import dataclass

from joinedup.accounts.choices import Role as AreaWord
from joinedup.demo.schools import SEED, School
from joinedup.directory.choices import RoleKind

MAIL = "tamberley.example"


@dataclass(frozen=True, slots=True)
class Persona:
    """Somebody to sign in as: where, in which role, and what there is to see as them."""

    name: str
    organisation: str  # "" for the area's own people
    kind: str
    about: str
    area_roles: tuple[AreaWord, ...] = ()
    is_administrator: bool = False
    more: tuple[tuple[str, str], ...] = ()  # further (organisation, kind)
    begins: str = ""  # the page to begin at, where it is not Home
    see: tuple[str, ...] = ()  # what to look at first; those who have it stand on top

    @property
    def email(self) -> str:
        """Return the invented address."""
        return f"{self.name.removeprefix('Dr ').lower().replace(' ', '.')}@{MAIL}"


PERSONAS = (
    Persona(
        "Martin Sleight",
        "Tamberley School Improvement Team",
        RoleKind.PRACTITIONER,
        "Improvement officer: the call, the plan, the introductions",
        (AreaWord.OFFICER, AreaWord.COORDINATOR),
        begins="home:show_area",
        see=(
            "This year's call: 96 of 116 schools have answered; remind the others with one press",
            "Plans of introductions: who could help whom, with the reason beside each line",
            "Port and People: an agreement that four of eleven partners have signed",
        ),
    ),
    Persona(
        "Dr Adaeze Obi",
        "Tamberley School Improvement Team",
        RoleKind.MANAGER,
        "Director of the area and system administrator",
        (AreaWord.OFFICER, AreaWord.COORDINATOR, AreaWord.DATA_PROTECTION_OFFICER),
        is_administrator=True,
    ),
    Persona(
        "Bernadette Quill",
        "Saltry Primary Academy",
        RoleKind.PARTNERSHIP_LEAD,
        "Co-ordinator of Brackwater Schools Together, retires on 18 December",
        (AreaWord.COORDINATOR,),
        begins="partnerships:list_partnerships",
        see=(
            "Brackwater Schools Together: fifteen partners, an agreement in force, all of it on one page",
            "Meetings and Actions: the heads meet on 3 December, one promise is late, and a first milestone is reached",
            "Dates: the timetable as a picture, the school year on one page of A3, and the heads' meeting on Quayfield's INSET day",
            "Heads of Brackwater: a question open to be decided in writing, and how the meeting of 5 November was",
            "Newsletters: one that went out, one drafted from what really happened; Home says what is hers to decide",
            "Its ten parts and signatures, as PDF and Word, and two pages for a governing board",
        ),
    ),
    Persona("Tomasz Wilk", "Saltry Primary Academy", RoleKind.CONTACT, "Follows Bernadette from January", (AreaWord.COORDINATOR,)),
    Persona(
        "Imran Daud",
        "Quayfield Primary Academy",
        RoleKind.HEAD,
        "Head of a school with 412 pupils",
        begins="brokerage:show_mine",
        see=(
            "What his school needs and can offer, and who sees which of it",
            "His answer to this year's call: five minutes, by a link in a mail",
        ),
    ),
    Persona(
        "Sandra Bright",
        "Quayfield Primary Academy",
        RoleKind.OFFICE_MANAGER,
        "Office manager: answers for the head, never signs",
        begins="contacts:my_asks",
        see=("What is asked of Quayfield on one page: what she may answer, and who answers the rest",),
    ),
    Persona(
        "Hannah Tweddle",
        "Underholt CofE (VC) Primary School",
        RoleKind.HEAD,
        "Teaching head of two small schools",
        more=(("Pitwood CofE (VC) Primary School", RoleKind.EXECUTIVE_HEAD),),
    ),
    Persona("Ruth Ellery-Vance", "Underholt CofE (VC) Primary School", RoleKind.CHAIR, "Chair of governors"),
    Persona("Priya Ranganathan", "Tamberley SEND Team", RoleKind.MANAGER, "SEND lead", (AreaWord.OFFICER,)),
    Persona("Colette Marsden", "Lanternfield Learning Trust", RoleKind.TRUST_CHIEF, "Trust chief executive: three offers wait for her yes"),
    Persona("Gareth Pugh-Owen", "Gullhaven High School", RoleKind.BUSINESS_MANAGER, "School business manager"),
    Persona("Lukas Zielinski", "Saltry Primary Academy", RoleKind.SENCO, "SENDCo"),
    Persona("Nadia Karim", "NHS Mental Health Support Team", RoleKind.PRACTITIONER, "Mental health team"),
    Persona("Femi Adeyemi-Cole", "Tall Ships Readers", RoleKind.MANAGER, "A reading charity"),
    Persona("Jo Whitlock", "Fennimore School", RoleKind.PARTNERSHIP_LEAD, "Partnerships at an independent school"),
    Persona("Dot Hargrave", "Gullhaven High School", RoleKind.CLERK, "Clerk to four partnerships"),
)

_FIRST = [
    "Aisha",
    "Alan",
    "Amy",
    "Andrew",
    "Beth",
    "Carla",
    "Chris",
    "Claire",
    "Daniel",
    "Deepa",
    "Donna",
    "Ed",
    "Ellie",
    "Emma",
    "Farah",
    "Fiona",
    "Frank",
    "Grace",
    "Helen",
    "Ian",
    "Jack",
    "Jane",
    "Jas",
    "Joan",
    "Karen",
    "Kate",
    "Kofi",
    "Laura",
    "Leila",
    "Liam",
    "Linda",
    "Lucy",
    "Maya",
    "Mark",
    "Mary",
    "Meera",
    "Nick",
    "Nina",
    "Omar",
    "Paul",
    "Peter",
    "Rachel",
    "Rob",
    "Rosa",
    "Sally",
    "Sam",
    "Sarah",
    "Simon",
    "Steph",
    "Sunita",
    "Tariq",
    "Tess",
    "Tim",
    "Tracey",
    "Vicky",
    "Yasmin",
    "Zoe",
]
_LAST = [
    "Abbott",
    "Akhtar",
    "Barlow",
    "Begum",
    "Birch",
    "Bolton",
    "Brook",
    "Carey",
    "Chandra",
    "Cole",
    "Cross",
    "Dale",
    "Dixon",
    "Doyle",
    "Eke",
    "Ellis",
    "Evans",
    "Farrow",
    "Finch",
    "Frost",
    "Garner",
    "Gill",
    "Grady",
    "Hale",
    "Hart",
    "Hobbs",
    "Hussain",
    "Ibbot",
    "Iqbal",
    "Jarvis",
    "Kaur",
    "Keane",
    "Lamb",
    "Lister",
    "Lund",
    "Malik",
    "Marsh",
    "Mercer",
    "Moss",
    "Nash",
    "Nolan",
    "Oakes",
    "Okoro",
    "Patel",
    "Penn",
    "Price",
    "Quirk",
    "Rashid",
    "Rees",
    "Rudd",
    "Shah",
    "Slater",
    "Stone",
    "Tate",
    "Tully",
    "Underwood",
    "Vane",
    "Walsh",
    "Webb",
    "Wren",
    "Yates",
    "Young",
]


def heads(schools: list[School]) -> Iterator[tuple[School, str, str]]:
    """Give every school without a named head one: school, name, address."""
    chance = random.Random(SEED + 1)
    named = {
        place
        for persona in PERSONAS
        for place, kind in ((persona.organisation, persona.kind), *persona.more)
        if kind in (RoleKind.HEAD, RoleKind.EXECUTIVE_HEAD)
    }
    used: set[str] = set()
    for school in schools:
        name = f"{chance.choice(_FIRST)} {chance.choice(_LAST)}"
        while name in used:
            name = f"{chance.choice(_FIRST)} {chance.choice(_LAST)}"
        used.add(name)
        if school.name not in named:
            yield school, name, f"head.{school.urn}@{MAIL}"
