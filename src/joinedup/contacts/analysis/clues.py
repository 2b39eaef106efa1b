"""What a pasted text says of who reads an address: a name, what they do, and what stands beside it. Text in, text out."""

import re
from dataclasses import dataclass

from joinedup.contacts.analysis.splitting import Entry, split
from joinedup.directory.choices import RoleKind

# The first kind that meets a word wins, so “deputy head” is no head and “chair of governors” no governor.
_WORDS: tuple[tuple[RoleKind, str], ...] = (
    (RoleKind.EXECUTIVE_HEAD, "executive exec"),
    (RoleKind.DEPUTY, "deputy assistant dht aht"),
    (RoleKind.OFFICE_MANAGER, "office admin administrator enquiries enquiry info reception secretary pa"),
    (RoleKind.CHAIR, "chair chairman cog"),
    (RoleKind.CLERK, "clerk governance"),
    (RoleKind.BUSINESS_MANAGER, "sbm bursar business finance"),
    (RoleKind.SENCO, "senco sendco send inclusion"),
    (RoleKind.DSL, "dsl safeguarding"),
    (RoleKind.ATTENDANCE, "attendance"),
    (RoleKind.MENTAL_HEALTH, "wellbeing mhl"),
    (RoleKind.EARLY_YEARS, "eyfs"),
    (RoleKind.PHONICS, "phonics literacy"),
    (RoleKind.MATHS, "maths numeracy"),
    (RoleKind.CAREERS, "careers"),
    (RoleKind.MUSIC, "music"),
    (RoleKind.PE, "pe sport"),
    (RoleKind.PREMISES, "premises caretaker site"),
    (RoleKind.FAMILY_WORKER, "family pastoral"),
    (RoleKind.TRUST_CHIEF, "ceo"),
    (RoleKind.HEAD, "head heads headteacher principal ht hd"),
)
_LONG = 5  # a word of this length counts inside a longer one too: schooloffice, senco2
_JOINING = frozenset(["of", "to", "the", "and", "lead", "manager", "governors", "teacher", "school", "s", "for"])


@dataclass(frozen=True, slots=True)
class Clue:
    """What stands in and beside an address: a name or "", a kind of role or "", the words beside it."""

    email: str
    name: str
    role: str
    beside: tuple[str, ...]

    @property
    def is_shared(self) -> bool:
        """Say whether an office reads this mailbox."""
        return role_in(self.email.partition("@")[0]) == RoleKind.OFFICE_MANAGER

    def kept(self) -> list[str]:
        """Return the same as plain values."""
        return [self.name, self.role, *self.beside]


def role_in(text: str) -> str:
    """Return the kind of role that a text speaks of, or "".

    >>> role_in("Deputy head"), role_in("schooloffice2"), role_in("head.quayfield"), role_in("Jane Okafor")
    ('deputy', 'office_manager', 'head', '')
    """
    seen = re.findall(r"[a-z]+", text.casefold())
    for kind, words in _WORDS:
        if any(word == one or (len(word) >= _LONG and word in one) for word in words.split() for one in seen):
            return str(kind.value)
    return ""


def is_only_a_role(text: str) -> bool:
    """Say whether a text names a role and nothing else.

    >>> is_only_a_role("SENDCo"), is_only_a_role("Chair of governors"), is_only_a_role("Ann Head")
    (True, True, False)
    """
    every = {word for _kind, words in _WORDS for word in words.split()}
    return bool(role_in(text)) and all(word in every or word in _JOINING for word in re.findall(r"[a-z]+", text.casefold()))


def clues_in(text: str) -> dict[str, Clue]:
    """Return a clue for each address of a pasted text.

    >>> clues_in("Quayfield prim: Imran Daud (head) imran@q.example; Ann Lee, SENDCo, a.lee@q.example")["a.lee@q.example"]
    Clue(email='a.lee@q.example', name='', role='senco', beside=('Quayfield prim', 'Ann Lee'))
    """
    found: dict[str, Clue] = {}
    headings: list[str] = []  # lines without an address right above: one of them is the school of what follows, several are a list
    was_address = False
    for line in text.splitlines():
        entries = split(line)
        if not any(entry.email for entry in entries):
            headings = [] if was_address or not entries else headings
            headings += [entry.name for entry in entries]
            was_address = False
            continue
        above = headings if len(headings) == 1 else []
        for clue in _in_line(entries, above):
            found.setdefault(clue.email, clue)
        was_address = True
    return found


def beside_addresses(text: str) -> set[str]:
    """Return the names and roles that stand before an address in its line: they say who reads it.

    >>> sorted(beside_addresses("Ann Lee, SENDCo, ann@q.example, The Moon"))
    ['Ann Lee', 'SENDCo']
    """
    found: set[str] = set()
    for line in text.splitlines():
        waiting: list[str] = []
        for entry in split(line):
            if entry.email:
                found.update(waiting)
                waiting = []
            elif "@" not in entry.text:
                waiting.append(entry.text)
    return found


def _in_line(entries: list[Entry], above: list[str]) -> list[Clue]:
    clues, waiting, place = [], [], list(above)
    for entry in entries:
        before, colon, after = entry.name.partition(":")
        if colon:
            place = [before.strip()]
        own = after.strip() if colon else entry.name
        if not entry.email:
            waiting += [own] if own else []
            continue
        local = entry.email.partition("@")[0]
        said = [own, *waiting]
        role = next((role for role in (role_in(one) for one in [*said, local]) if role), "")
        beside = [*place, *(one for one in waiting if not is_only_a_role(one))]
        name, inside = _name_and_rest(own)
        clues.append(Clue(entry.email, name, role, tuple(dict.fromkeys([*beside, *inside]))))
        waiting = []
    return clues


def _name_and_rest(own: str) -> tuple[str, list[str]]:
    """Return the name in front of brackets, commas or dashes, and what else stands there that is no role."""
    parts = [part.strip(" .") for part in re.split(r"[()\[\],]| [-\u2013] ", own) if part.strip(" .")]
    told = [part for part in parts if not is_only_a_role(part)]
    return (told[0], told[1:]) if told else ("", [])


def name_from(local: str) -> str:
    """Return the name that the part of an address before the @ spells, or "".

    >>> name_from("imran.daud"), name_from("head.office"), name_from("bqu")
    ('Imran Daud', '', '')
    """
    parts = [part for part in re.split(r"[._]", local) if part.isalpha()]
    is_name = len(parts) == 2 and not role_in(local) and len(parts[1]) > 1
    return " ".join(part.capitalize() for part in parts) if is_name else ""
