"""Types of establishments and phases of education by their published codes."""

GROUPS = {
    1: "Colleges",
    2: "Universities",
    3: "Independent schools",
    4: "Local authority maintained schools",
    5: "Special schools",
    6: "Welsh schools",
    9: "Other types",
    10: "Academies",
    11: "Free Schools",
    13: "Online provider",
}
# code: (name, code of the group)
TYPES = {
    1: ("Community school", 4),
    2: ("Voluntary aided school", 4),
    3: ("Voluntary controlled school", 4),
    5: ("Foundation school", 4),
    6: ("City technology college", 3),
    7: ("Community special school", 5),
    8: ("Non-maintained special school", 5),
    10: ("Other independent special school", 5),
    11: ("Other independent school", 3),
    12: ("Foundation special school", 5),
    14: ("Pupil referral unit", 4),
    15: ("Local authority nursery school", 4),
    18: ("Further education", 1),
    24: ("Secure units", 9),
    25: ("Offshore schools", 9),
    26: ("Service children's education", 9),
    27: ("Miscellaneous", 9),
    28: ("Academy sponsor led", 10),
    29: ("Higher education institutions", 2),
    30: ("Welsh establishment", 6),
    31: ("Sixth form centres", 1),
    32: ("Special post 16 institution", 9),
    33: ("Academy special sponsor led", 10),
    34: ("Academy converter", 10),
    35: ("Free schools", 11),
    36: ("Free schools special", 11),
    37: ("British schools overseas", 9),
    38: ("Free schools alternative provision", 11),
    39: ("Free schools 16 to 19", 11),
    40: ("University technical college", 11),
    41: ("Studio schools", 11),
    42: ("Academy alternative provision converter", 10),
    43: ("Academy alternative provision sponsor led", 10),
    44: ("Academy special converter", 10),
    45: ("Academy 16-19 converter", 10),
    46: ("Academy 16 to 19 sponsor led", 10),
    49: ("Online provider", 13),
    56: ("Institution funded by other government department", 9),
    57: ("Academy secure 16 to 19", 10),
}
PHASES = {
    0: "Not applicable",
    1: "Nursery",
    2: "Primary",
    3: "Middle deemed primary",
    4: "Secondary",
    5: "Middle deemed secondary",
    6: "16 plus",
    7: "All-through",
}
GENDERS = {0: "Not applicable", 1: "Boys", 2: "Girls", 3: "Mixed"}
TYPE_BY_CODE = {code: name for code, (name, _) in TYPES.items()}
_GROUP_OF = {name: GROUPS[group] for name, group in TYPES.values()}


def group_of_type(name: str) -> str:
    """Return the type group of a type by their names, or an empty text for a type that nobody published."""
    return _GROUP_OF.get(name, "")
