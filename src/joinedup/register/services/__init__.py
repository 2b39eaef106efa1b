"""Writing the register: imports, and nothing else."""

from joinedup.register.services.imports import Wanted, check_file, import_file, import_files, shape_label
from joinedup.register.services.points import Conversion, converted, imported
from joinedup.register.services.reports import REPORT_COLUMNS, Summary, total

__all__ = [
    "REPORT_COLUMNS",
    "Conversion",
    "Summary",
    "Wanted",
    "check_file",
    "converted",
    "import_file",
    "import_files",
    "imported",
    "shape_label",
    "total",
]
