"""What `./joinedup check` asks the record."""

from joinedup.audit.services.verifying import verify_seals
from joinedup.core.health import Finding

SHOWN = 5


def check_seals() -> Finding:
    """Verify every seal and say which entries are not as they were sealed."""
    verdict = verify_seals()
    if verdict.faults:
        named = " ".join(fault.sentence for fault in verdict.faults[:SHOWN])
        more = f" And {len(verdict.faults) - SHOWN} more." if len(verdict.faults) > SHOWN else ""
        return Finding.attention(f"The record is not as it was sealed. {named}{more} Compare with a backup.")
    heads = ", ".join(
        f"{'installation' if area_id is None else f'area {area_id}'} {number} {digest[:16]}"
        for area_id, (number, digest) in verdict.heads.items()
    )
    last = f" Last seals, to keep somewhere else: {heads}." if heads else ""
    return Finding.sound(f"Entries as they were recorded: {verdict.n_entries:,}; waiting for their seal: {verdict.n_unsealed:,}.{last}")
