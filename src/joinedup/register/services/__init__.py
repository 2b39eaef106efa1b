"""Writing the register: imports, and nothing else."""

from joinedup.register.services.imports import Wanted, check_file, import_file
from joinedup.register.services.points import Conversion, converted, imported
from joinedup.register.services.reports import Summary, total
from joinedup.register.services.uploads import Upload, check_upload, confirm_upload, examine_upload, load_upload, receive_upload

__all__ = [
    "Conversion",
    "Summary",
    "Upload",
    "Wanted",
    "check_file",
    "check_upload",
    "confirm_upload",
    "converted",
    "examine_upload",
    "import_file",
    "imported",
    "load_upload",
    "receive_upload",
    "total",
]
