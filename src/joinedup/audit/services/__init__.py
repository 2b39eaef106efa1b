"""Write the record, seal it, verify the seals."""

from joinedup.audit.services.recording import Fact, record, record_all
from joinedup.audit.services.sealing import has_unsealed, seal_entries
from joinedup.audit.services.verifying import Fault, Verdict, verify_seals

__all__ = ["Fact", "Fault", "Verdict", "has_unsealed", "record", "record_all", "seal_entries", "verify_seals"]
