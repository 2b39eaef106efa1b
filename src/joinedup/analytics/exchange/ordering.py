"""The order in which a problem is planned: by what its rows say, not by where they stand.

Members are put in the order of their keys, then of what they say; needs and offers by member, key and what they say. So the same problem
with its rows in another order gives the same plan, as far as rows can be told apart.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, cast

from joinedup.analytics.exchange.contract import Change, Outcome, Problem, Scarce, Wanting


@dataclass(frozen=True)
class Order:
    """For members, needs and offers: the old row of each new row."""

    members: list[int]
    needs: list[int]
    offers: list[int]

    def back(self, outcome: Outcome) -> Outcome:
        """Return an outcome with the rows of the problem as it came."""
        rows = {"need": self.needs, "offer": self.offers, "member": self.members, "other": self.members}
        reasons = list(outcome["reasons"])
        for new, old in enumerate(self.needs):
            reasons[old] = outcome["reasons"][new]
        matches = sorted((_mapped(match, rows) for match in outcome["matches"]), key=lambda match: (match["need"], match["offer"]))
        mended = {
            **outcome,
            "reasons": reasons,
            "matches": matches,
            "problems": [_mapped(trouble, rows) for trouble in outcome["problems"]],
            "circles": [[self.members[row] for row in circle] for circle in outcome["circles"]],
            "told": [
                {
                    **one,
                    "members": [self.members[row] for row in one["members"]],
                    "steps": [(self.offers[offer], self.needs[need]) for offer, need in one["steps"]],
                }
                for one in outcome["told"]
            ],
        }
        return cast(Outcome, mended)

    def wanting_back(self, wanting: Wanting) -> Wanting:
        """Return what is wanting with the rows of the problem as it came."""
        rows = {"need": self.needs, "member": self.members, "offer": self.offers, "other": self.members}
        scarce = wanting["scarce"]
        places = [{**one, "members": [self.members[row] for row in one["members"]]} for one in scarce["places"]]
        changes = [cast(Change, _mapped(change, rows)) for change in wanting["changes"]]
        return Wanting(changes=changes, scarce=Scarce(topics=scarce["topics"], places=places))


def _mapped(values: Any, rows: Mapping[str, Sequence[int]]) -> dict[str, Any]:
    return {name: rows[name][value] if name in rows and value is not None else value for name, value in values.items()}


def in_order(problem: Problem) -> tuple[Problem, Order]:
    """Return the problem in its own order, and the way back."""
    said = _said(problem["members"])
    members = sorted(range(len(said)), key=said.__getitem__)
    new_member = _places(members)
    needs, offers = (_rows_of(cast(Any, problem)[name], new_member) for name in ("needs", "offers"))
    new_need, new_offer = _places(needs), _places(offers)
    columns = {
        "barred": (new_member, new_member),
        "barred_by_hand": (new_member, new_member),
        "tried_by_hand": (new_offer, new_need),
        "preferred": (new_member, new_member),
        "travel": (new_member, new_member, None),
        "tried": (new_offer, new_need),
        "locked": (new_offer, new_need, None),
        "previous": (new_offer, new_need, None),
    }
    ordered: dict[str, Any] = {**problem, "members": [problem["members"][row] for row in members]}
    for name, rows in (("needs", needs), ("offers", offers)):
        things = cast(Any, problem)[name]
        ordered[name] = [{**things[row], "member": new_member[things[row]["member"]]} for row in rows]
    for name, places in columns.items():
        entries = [
            [value if place is None else place[value] for value, place in zip(entry, places, strict=True)] for entry in _of(problem, name)
        ]
        ordered[name] = sorted(entries, key=lambda entry: entry[:2])
    ordered["guarantees"] = [{**one, "members": [new_member[row] for row in one["members"]]} for one in _of(problem, "guarantees")]
    ordered["begin"] = [
        {**one, "steps": [(new_offer[offer], new_need[need]) for offer, need in one["steps"]]} for one in _of(problem, "begin")
    ]
    return cast(Problem, ordered), Order(members, needs, offers)


def _of(problem: Problem, name: str) -> list[Any]:
    return list(cast(Any, problem).get(name) or ())


def _places(rows: Sequence[int]) -> dict[int, int]:
    return {old: new for new, old in enumerate(rows)}


def _said(things: Sequence[Any]) -> list[tuple[str, str]]:
    """Return by what each of these is put in order: its key, and all that it says where two have the same key."""
    keys = [str(thing.get("key", "")) for thing in things]
    if len(set(keys)) == len(keys):
        return [(key, "") for key in keys]
    return [(key, json.dumps(thing, sort_keys=True, default=str)) for key, thing in zip(keys, things, strict=True)]


def _rows_of(things: Sequence[Any], new_member: Mapping[int, int]) -> list[int]:
    said = _said([{name: value for name, value in thing.items() if name != "member"} for thing in things])
    return sorted(range(len(things)), key=lambda row: (new_member[things[row]["member"]], said[row]))
