import threading
from datetime import timedelta

import pytest
from django.db import connection, transaction

from joinedup.audit import services
from joinedup.audit.models import Entry
from joinedup.audit.tests.factories import make_entry

pytestmark = pytest.mark.django_db(transaction=True)


def seal(wait: float = 30) -> int:
    """Seal what is committed."""
    return services.seal_entries(settle=timedelta(0), wait=wait)


def test_what_is_committed_is_sealed():
    make_entry()
    assert seal() == 1
    assert services.verify_seals().faults == []


def test_a_slow_writer_with_a_lower_id_is_waited_for():
    """Its entry must never turn up between sealed ones."""
    if connection.vendor != "postgresql":
        return  # on SQLite writers come one after the other: ids are committed in their order
    has_written, may_commit = threading.Event(), threading.Event()

    def slow() -> None:
        with transaction.atomic():
            make_entry(verb="slow.one")
            has_written.set()
            may_commit.wait(10)
        connection.close()

    writer = threading.Thread(target=slow)
    writer.start()
    has_written.wait(10)
    make_entry(verb="quick.one")
    assert seal(wait=0.3) == 0
    may_commit.set()
    writer.join()
    assert seal() == 2
    assert services.verify_seals().faults == []
    assert list(Entry.objects.order_by("id").values_list("verb", flat=True)) == ["slow.one", "quick.one"]
