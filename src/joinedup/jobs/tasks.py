"""The regular work of the rooms at the bottom of the house; upper rooms declare theirs in their own `apps.ready`."""

from datetime import time, timedelta

from joinedup.audit import services as audit
from joinedup.core import once
from joinedup.jobs import services
from joinedup.notices import services as notices

services.schedule("notices.send", every=timedelta(seconds=2), work=notices.send_due, wanted=notices.has_due, alone=False)
services.schedule("audit.seal", every=timedelta(minutes=1), work=audit.seal_entries, wanted=audit.has_unsealed)
services.schedule("core.once", every=time(3, 10), work=once.purge_once_keys)
services.schedule("jobs.forget", every=time(3, 20), work=services.forget_old)
