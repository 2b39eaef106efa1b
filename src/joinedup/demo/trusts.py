"""The 13 invented trusts and the federation, told as the register tells groups and their members."""

import csv
import io
from collections.abc import Sequence

from joinedup.demo.schools import FIRST_TRUST, schools, trust_names

GROUPS_NAME = "tamberley_groups_20260801.csv"
LINKS_NAME = "tamberley_group_links_20260801.csv"
FEDERATION = "The Upper Wendale Federation"
FEDERATED = ("Underholt CofE (VC) Primary School", "Pitwood CofE (VC) Primary School", "Larchwold CofE (VC) Primary School")
SINGLE = ("Ashgarth Academy Trust", "Gullhaven High Trust")


def _kind(name: str) -> tuple[int, str]:
    if name == FEDERATION:
        return 1, "Federation"
    return (10, "Single-academy trust") if name in SINGLE else (6, "Multi-academy trust")


def _uids() -> dict[str, int]:
    return {name: FIRST_TRUST + row for row, name in enumerate([*trust_names(), FEDERATION])}


def groups_file() -> bytes:
    """Return the trusts and the federation as a file of groups."""
    head = "Group UID,Group ID,Group Name,Companies House Number,Group Type (code),Group Type,Closed Date,Open date,"
    head += "Incorporated on (open date),Group Status (code),Group Status,Group Street,Group Locality,Group Address 3,Group Town,"
    head += "Group County,Group Postcode,Head of Group Title,Head of Group First Name,Head of Group Last Name,UKPRN"
    rows = []
    for name, uid in _uids().items():
        code, kind = _kind(name)
        since = ["", "01/09/2014", "01/09/2014"]
        rows.append([uid, f"TR{uid}", name, "", code, kind, *since, "OPEN", "Open", "", "", "", "Tamberley", "", "", "", "", "", ""])
    return _csv(head.split(","), rows)


def group_links_file() -> bytes:
    """Return the members of the trusts and of the federation as a file of group links."""
    head = "URN,Group UID,Group ID,Group Name,Companies House Number,Group Type (code),Group Type,Closed Date,Open date,"
    head += "Incorporated on (open date),Group Status (code),Group Status,Joined date,EstablishmentName,TypeOfEstablishment (name),"
    head += "PhaseOfEducation (name),LA (code),LA (name)"
    uids, rows = _uids(), []
    for school in schools():
        for name in (school.trust, FEDERATION if school.name in FEDERATED else ""):
            if name:
                code, kind = _kind(name)
                group = [uids[name], f"TR{uids[name]}", name, "", code, kind, "", "01/09/2014", "01/09/2014", "OPEN", "Open"]
                rows.append([school.urn, *group, "01/09/2016", school.name, school.type, school.phase, 999, "Tamberley"])
    return _csv(head.split(","), rows)


def _csv(head: Sequence[str], rows: Sequence[Sequence[object]]) -> bytes:
    text = io.StringIO()
    out = csv.writer(text, lineterminator="\r\n")
    out.writerow(head)
    out.writerows(rows)
    return text.getvalue().encode("cp1252")
