"""The 120 invented schools of Tamberley, told as the register tells real ones: one row a school, drawn from one seed.

The places lie in the sea, on purpose: no invented school stands where a real one does. No stem of a name, and no trust, occurs in
the published register.
"""

import csv
import io
import random
from collections.abc import Iterator
from dataclasses import dataclass

SEED = 2026
FIRST_URN = 990101
AS_OF_NAME = "tamberley_20260801.csv"


@dataclass(frozen=True, slots=True)
class Place:
    """A place: where its middle is on the grid, how far its schools scatter, and its share of children on free school meals."""

    name: str
    town: str
    easting: int
    northing: int
    scatter_m: int
    fsm: tuple[float, float]  # lower and upper quarter, in per cent
    postcode: str


PLACES = {
    "T": Place("Tamberley Town", "Tamberley", 601_000, 472_000, 2_600, (27.0, 44.0), "TY1"),
    "B": Place("Brackwater", "Brackwater", 615_000, 476_500, 1_900, (40.0, 57.0), "TY4"),
    "W": Place("Wendale", "Wendmoor", 589_000, 483_000, 7_500, (5.0, 14.0), "TY7"),
    "F": Place("Millrace Fringe", "Millrace", 605_500, 464_500, 2_200, (12.0, 24.0), "TY9"),
}
FAR_BANK = (617_800, 476_500)  # 2.8 km over the water from Brackwater, 24 km by road


@dataclass(frozen=True, slots=True)
class School:
    """One invented school as the register would list it."""

    urn: int
    number: int
    name: str
    type: str
    group: str
    phase: str
    place: str
    trust: str
    low_age: int
    high_age: int
    pupils: int
    fsm: float
    easting: int
    northing: int
    character: str = "Does not apply"

    @property
    def town(self) -> str:
        """Return the post town."""
        return PLACES[self.place].town


@dataclass(frozen=True, slots=True)
class Block:
    """Some schools alike: kind, place, trust ("" for none), and their stems."""

    kind: str
    place: str
    trust: str
    stems: str


MAINTAINED = "Local authority maintained schools"
ACADEMY = "Academies"
# Kind of school -> type, type group, phase, ages, usual number of pupils, what the name ends in.
KINDS: dict[str, tuple[str, str, str, int, int, int, str]] = {
    "community": ("Community school", MAINTAINED, "Primary", 3, 11, 308, "Primary School"),
    "infant": ("Community school", MAINTAINED, "Primary", 4, 7, 180, "Infant School"),
    "junior": ("Community school", MAINTAINED, "Primary", 7, 11, 240, "Junior School"),
    "vc": ("Voluntary controlled school", MAINTAINED, "Primary", 4, 11, 90, "CofE (VC) Primary School"),
    "va": ("Voluntary aided school", MAINTAINED, "Primary", 4, 11, 205, "Church of England (Aided) Primary School"),
    "primary": ("Academy converter", ACADEMY, "Primary", 3, 11, 352, "Primary Academy"),
    "catholic": ("Academy converter", ACADEMY, "Primary", 3, 11, 240, "Catholic Primary School"),
    "church": ("Academy converter", ACADEMY, "Primary", 4, 11, 84, "Church of England Primary School"),
    "community secondary": ("Community school", MAINTAINED, "Secondary", 11, 16, 980, "High School"),
    "aided secondary": ("Voluntary aided school", MAINTAINED, "Secondary", 11, 18, 1040, "Church of England School"),
    "secondary": ("Academy sponsor led", ACADEMY, "Secondary", 11, 16, 1165, "Academy"),
    "catholic secondary": ("Academy converter", ACADEMY, "Secondary", 11, 18, 1010, "Catholic High School"),
    "all through": ("Free schools", "Free Schools", "All-through", 4, 16, 1120, "All-Through School"),
    "special": ("Community special school", "Special schools", "Not applicable", 4, 19, 105, "Special School"),
    "special academy": ("Academy special converter", ACADEMY, "Not applicable", 4, 19, 120, "Special School"),
    "pru": ("Pupil referral unit", MAINTAINED, "Not applicable", 11, 16, 60, "Centre"),
    "ap": ("Academy alternative provision converter", ACADEMY, "Not applicable", 5, 16, 72, "Alternative Provision Academy"),
    "nursery": ("Local authority nursery school", MAINTAINED, "Nursery", 2, 4, 88, "Nursery School"),
    "sixth form": ("Academy 16 to 19 sponsor led", ACADEMY, "16 plus", 16, 19, 620, "Sixth Form Academy"),
    "college": ("Further education", "Colleges", "16 plus", 16, 99, 0, "College"),
    "independent": ("Other independent school", "Independent schools", "Not applicable", 3, 18, 340, "School"),
}

BLOCKS = [
    # Tamberley Town: 46
    Block("community", "T", "", "Shuttleley Weftfield Spindlemere Bobbinfield Tentermere Warpmore"),
    Block("infant", "T", "", "Loomgarth Cobbleside Ginnelthorpe"),
    Block("junior", "T", "", "Loomgarth Cobbleside Ginnelthorpe"),
    Block("vc", "T", "", "Snicketwold"),
    Block("va", "T", "", "Tenterbrough Weftbrough Spindlecroft Bobbinbank"),
    Block("primary", "T", "Lanternfield Learning Trust", "Candlefield Candlebank Pellin Kelderwick Shuttlegarth"),
    Block("catholic", "T", "St Oswin Catholic Trust", "Saffronside Madderfold Woadby"),
    Block("primary", "T", "Loomside Trust", "Loomley Loomwick Loomthorpe"),
    Block("primary", "T", "Stonecrop Learning Trust", "Warpbrough Weftwick"),
    Block("secondary", "T", "Lanternfield Learning Trust", "Candlewold Shuttlemore"),
    Block("catholic secondary", "T", "St Oswin Catholic Trust", "Saffronstead"),
    Block("secondary", "T", "Loomside Trust", "Spindlewold"),
    Block("secondary", "T", "Stonecrop Learning Trust", "Tenterwick"),
    Block("secondary", "T", "Ashgarth Academy Trust", "Ashgarth"),
    Block("community secondary", "T", "", "Cobbledale"),
    Block("special academy", "T", "Lanternfield Learning Trust", "Candlewick"),
    Block("special", "T", "", "Spindlecote"),
    Block("special academy", "T", "Saltmarsh Inclusive Trust", "Snicketstead"),
    Block("pru", "T", "", "Ginnelbank"),
    Block("nursery", "T", "", "Bobbinmore"),
    Block("sixth form", "T", "Loomside Trust", "Tamberley"),
    Block("college", "T", "", "Tamberley"),
    Block("independent", "T", "", "Fennimore Woadwick"),
    # Brackwater: 27
    Block("community", "B", "", "Capstanby Hawsermore"),
    Block("infant", "B", "", "Windlassby Brinebank"),
    Block("junior", "B", "", "Windlassby Brinebank"),
    Block("va", "B", "", "Capstangarth Gullholt"),
    Block("primary", "B", "Kittiwake Schools", "Quayfield Saltry Quayley Kittiwold Brinemere Samphireley"),
    Block("catholic", "B", "St Oswin Catholic Trust", "Windlasshaven Capstanwold"),
    Block("primary", "B", "Tidewater Trust", "Samphireby Gulldale"),
    Block("secondary", "B", "Kittiwake Schools", "Gullcombe Brineside"),
    Block("secondary", "B", "Tidewater Trust", "Hawserholt"),
    Block("secondary", "B", "Gullhaven High Trust", "Gullhaven"),
    Block("catholic secondary", "B", "St Oswin Catholic Trust", "Brinegarth"),
    Block("special academy", "B", "Saltmarsh Inclusive Trust", "Saltstead Saltcombe"),
    Block("ap", "B", "Saltmarsh Inclusive Trust", "Thriftbank"),
    Block("nursery", "B", "", "Gullwick"),
    # Wendale: 28
    Block("vc", "W", "", "Underholt Pitwood Larchwold Brackenley Gorseby Heatherthorpe Rowanby"),
    Block("va", "W", "", "Keldley Beckcroft Tarndale"),
    Block("community", "W", "", "Merrowby Wendgarth"),
    Block("church", "W", "Wendmoor Church Schools", "Fellcroft Rigghaven Moorstead Thwaitewold Tarnhaven Gillhaven"),
    Block("catholic", "W", "St Oswin Catholic Trust", "Wendley"),
    Block("primary", "W", "Curlew Schools", "Curlgarth Curlthorpe"),
    Block("primary", "W", "Wrenfold Trust", "Ploverby"),
    Block("secondary", "W", "Wrenfold Trust", "Plovergarth"),
    Block("community secondary", "W", "", "Wendmere"),
    Block("aided secondary", "W", "", "Moorley"),
    Block("special", "W", "", "Heronside"),
    Block("independent", "W", "", "Heronwick Larchdale"),
    # Millrace Fringe: 19
    Block("community", "F", "", "Teaselcroft Rushhaven"),
    Block("infant", "F", "", "Teaselholt"),
    Block("junior", "F", "", "Teaselholt"),
    Block("vc", "F", "", "Marlbank"),
    Block("va", "F", "", "Marlley"),
    Block("primary", "F", "Millrace Trust", "Millby Teaseldale Rowanmore Aspencroft"),
    Block("primary", "F", "Lanternfield Learning Trust", "Marlgarth Rowanside"),
    Block("catholic", "F", "St Oswin Catholic Trust", "Aspenholt"),
    Block("secondary", "F", "Millrace Trust", "Marlwold"),
    Block("secondary", "F", "Lanternfield Learning Trust", "Rushgarth"),
    Block("community secondary", "F", "", "Thriftfield"),
    Block("all through", "F", "Millrace Trust", "Cobblemere"),
    Block("special academy", "F", "Lanternfield Learning Trust", "Thriftholt"),
    Block("nursery", "F", "", "Ploverholt"),
]
# Where the demo's stories need an exact figure or place: pupils, share of free school meals, and a place on the grid.
STORIES: dict[str, dict[str, float]] = {
    "Quayfield Primary Academy": {"pupils": 412, "fsm": 58.0},
    "Underholt CofE (VC) Primary School": {"pupils": 61, "fsm": 11.0},
    "Pitwood CofE (VC) Primary School": {"pupils": 48, "fsm": 9.0},
    "Quayley Primary Academy": {"pupils": 288, "fsm": 71.0},
    "Gulldale Primary Academy": {"pupils": 231, "fsm": 52.0, "easting": FAR_BANK[0], "northing": FAR_BANK[1]},
    "Samphireby Primary Academy": {"pupils": 204, "fsm": 49.0, "easting": FAR_BANK[0] + 600, "northing": FAR_BANK[1] + 400},
}


def schools() -> list[School]:
    """Return the schools, always the same ones."""
    chance = random.Random(SEED)
    made: list[School] = []
    for block in BLOCKS:
        for stem in block.stems.split():
            made.append(_school(block, stem, len(made), chance))
    return made


def _school(block: Block, stem: str, row: int, chance: random.Random) -> School:
    kind, group, phase, low, high, usual, ending = KINDS[block.kind]
    name = _name(block.kind, stem, ending)
    place = PLACES[block.place]
    story = STORIES.get(name, {})
    lower, upper = place.fsm
    fsm = min(70.0, max(2.0, chance.gauss((lower + upper) / 2, (upper - lower) / 1.35)))
    pupils = max(38, round(usual * chance.uniform(0.72, 1.3))) if usual else 0
    easting = round(chance.gauss(place.easting, place.scatter_m))
    northing = round(chance.gauss(place.northing, place.scatter_m))
    return School(
        urn=FIRST_URN + row,
        number=_number(phase, row),
        name=name,
        type=kind,
        group=group,
        phase=phase,
        place=block.place,
        trust=block.trust,
        low_age=low,
        high_age=high,
        pupils=int(story.get("pupils", pupils)),
        fsm=round(story.get("fsm", fsm if group != "Independent schools" else 0.0), 1),
        easting=int(story.get("easting", easting)),
        northing=int(story.get("northing", northing)),
        character=_character(block.kind),
    )


def _name(kind: str, stem: str, ending: str) -> str:
    if kind in ("catholic", "catholic secondary"):
        return f"St Oswin's {ending}, {stem}"
    if kind == "college":
        return f"{stem} {ending}"
    if stem == "Gullhaven":
        return "Gullhaven High School"
    return f"{stem} {ending}"


def _number(phase: str, row: int) -> int:
    return {"Primary": 2000, "Secondary": 4000, "Nursery": 1000}.get(phase, 7000) + row


def _character(kind: str) -> str:
    if "catholic" in kind:
        return "Roman Catholic"
    return "Church of England" if kind in ("vc", "va", "church", "aided secondary") else "Does not apply"


COLUMNS = [
    "URN",
    "LA (code)",
    "LA (name)",
    "EstablishmentNumber",
    "EstablishmentName",
    "TypeOfEstablishment (name)",
    "EstablishmentTypeGroup (name)",
    "EstablishmentStatus (name)",
    "PhaseOfEducation (name)",
    "StatutoryLowAge",
    "StatutoryHighAge",
    "Gender (name)",
    "ReligiousCharacter (name)",
    "NumberOfPupils",
    "PercentageFSM",
    "Street",
    "Town",
    "Postcode",
    "SchoolWebsite",
    "Easting",
    "Northing",
    "Trusts (code)",
    "Trusts (name)",
]
FIRST_TRUST = 99001


def register_file() -> bytes:
    """Return the schools as a file of the register."""
    text = io.StringIO()
    out = csv.writer(text, lineterminator="\r\n")
    out.writerow(COLUMNS)
    out.writerows(_rows())
    return text.getvalue().encode("cp1252")


def _rows() -> Iterator[list[object]]:
    uids = {name: FIRST_TRUST + row for row, name in enumerate(trust_names())}
    for school in schools():
        place = PLACES[school.place]
        slug = "".join(letter for letter in school.name.casefold() if letter.isalnum())[:24]
        yield [
            school.urn,
            999,
            "Tamberley",
            school.number,
            school.name,
            school.type,
            school.group,
            "Open",
            school.phase,
            school.low_age,
            school.high_age,
            "Mixed",
            school.character,
            school.pupils or "",
            school.fsm or "",
            f"{school.urn % 89 + 1} {place.town} Road",
            place.town,
            f"{place.postcode} {school.urn % 9 + 1}{'ABDEFGHJLN'[school.urn % 10]}{'PQRSTUWXYZ'[school.urn % 7]}",
            f"www.{slug}.example.sch.uk",
            school.easting,
            school.northing,
            uids.get(school.trust, ""),
            school.trust,
        ]


def trust_names() -> list[str]:
    """Return the trusts in the order in which their schools come."""
    return list(dict.fromkeys(school.trust for school in schools() if school.trust))
