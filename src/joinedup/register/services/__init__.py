"""Writing the register: imports, and nothing else."""

from joinedup.register.services.points import Conversion, converted, imported

__all__ = ["Conversion", "converted", "imported"]
