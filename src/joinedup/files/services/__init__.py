"""Keep files, hand them out, tidy up behind them."""

from joinedup.files.services.sniffing import KINDS
from joinedup.files.services.storing import MOST_BYTES, Examined, attach, discard, examine, open_file, scanners, store
from joinedup.files.services.tidying import purge_orphans

__all__ = ["KINDS", "MOST_BYTES", "Examined", "attach", "discard", "examine", "open_file", "purge_orphans", "scanners", "store"]
