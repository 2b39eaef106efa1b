"""Verify the seals: say which entry was changed, removed or inserted afterwards, or which seal was tampered with."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from joinedup.audit.models import Entry, Seal

BATCH = 2000


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is not as it was sealed."""

    area_id: int | None
    what: str  # "changed", "removed", "inserted", "seal"
    entry_id: int | None
    sentence: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the verification saw; `heads` names each area's last seal, to be written down somewhere else."""

    n_entries: int
    n_unsealed: int
    faults: list[Fault] = field(default_factory=list)
    heads: dict[int | None, tuple[int, str]] = field(default_factory=dict)


def verify_seals() -> Verdict:
    """Compare the whole record with its seals and every entry with its own digest."""
    faults: list[Fault] = []
    sealed, heads = _check_chains(faults)
    seen, n_unsealed, end = set(), 0, max((last for last in _ends(heads)), default=0)
    for entry in Entry.objects.order_by("id").iterator(chunk_size=BATCH):
        if entry.own_digest() != entry.digest:
            faults.append(_fault(entry.area_id, "changed", entry.pk))
        named = sealed.get(entry.pk)
        if named is not None:
            seen.add(entry.pk)
            if named != (entry.area_id, entry.digest) and entry.own_digest() == entry.digest:
                faults.append(_fault(entry.area_id, "changed", entry.pk))
        elif entry.pk <= end:
            faults.append(_fault(entry.area_id, "inserted", entry.pk))
        else:
            n_unsealed += 1
    faults.extend(_fault(sealed[missing][0], "removed", missing) for missing in sorted(set(sealed) - seen))
    return Verdict(len(seen) + n_unsealed, n_unsealed, faults, heads)


def _ends(heads: dict[int | None, tuple[int, str]]) -> Iterator[int]:
    for area_id, (number, _digest) in heads.items():
        yield from Seal.objects.filter(area_id=area_id, number=number).values_list("last_entry_id", flat=True)


def _check_chains(faults: list[Fault]) -> tuple[dict[int, tuple[int | None, str]], dict[int | None, tuple[int, str]]]:
    sealed: dict[int, tuple[int | None, str]] = {}
    heads: dict[int | None, tuple[int, str]] = {}
    for seal in Seal.objects.order_by("area_id", "number").iterator(chunk_size=100):
        number, digest = heads.get(seal.area_id, (0, ""))
        is_next = seal.number == number + 1 and seal.previous == digest
        if not is_next or seal.digest != Seal.chain(seal.previous, seal.entries):
            faults.append(
                Fault(seal.area_id, "seal", None, f"Seal {seal.number} of area {seal.area_id} does not follow from the one before.")
            )
        heads[seal.area_id] = (seal.number, seal.digest)
        sealed |= {id_: (seal.area_id, digest_) for id_, digest_ in seal.entries}
    return sealed, heads


def _fault(area_id: int | None, what: str, entry_id: int) -> Fault:
    where = f"of area {area_id}" if area_id is not None else "of the installation"
    return Fault(area_id, what, entry_id, f"Entry {entry_id} {where} was {what} after it was recorded.")
