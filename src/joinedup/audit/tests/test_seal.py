import pytest
from django.db import connection

from joinedup.audit import services
from joinedup.audit.models import Entry, Seal
from joinedup.audit.services import checking
from joinedup.audit.tests.factories import make_entry

pytestmark = pytest.mark.django_db


@pytest.fixture
def sealed():
    """Two areas, ten entries each, in two seals, and one entry after them."""
    for _ in range(2):
        for area_id in (3, 4) * 5:
            make_entry(area_id=area_id)
        seal_now()
    make_entry(area_id=3)
    return list(Entry.objects.filter(area_id=3).order_by("id"))


def seal_now() -> None:
    """Seal inside the test's own open transaction, whose number PostgreSQL would wait for."""
    from joinedup.audit.services import sealing

    highest = Entry.objects.order_by("-id").values_list("id", flat=True)[0]
    while sealing._seal_piece(highest):
        pass


def tamper(sql: str) -> None:
    """Do what somebody with the database in their hands can do."""
    with connection.cursor() as cursor:
        table = sql.split()[2] if sql.split(maxsplit=1)[0] in {"DELETE", "INSERT"} else sql.split()[1]
        cursor.execute(f"DROP TRIGGER {table}_is_not_changed" + (f" ON {table}" if connection.vendor == "postgresql" else ""))
        cursor.execute(sql)


def faults() -> list[tuple[str, int | None]]:
    return [(fault.what, fault.entry_id) for fault in services.verify_seals().faults]


def test_an_untouched_record_is_sound(sealed):
    verdict = services.verify_seals()
    assert (verdict.faults, verdict.n_entries, verdict.n_unsealed) == ([], 21, 1)
    assert verdict.heads[3][0] == verdict.heads[4][0] == 2
    assert checking.check_seals().is_sound
    assert "Entries as they were recorded: " in checking.check_seals().sentence
    assert services.has_unsealed()


def test_a_changed_entry_is_named(sealed):
    tamper(f"UPDATE audit_entry SET verb = 'agreement.withdrawn' WHERE id = {sealed[2].pk}")
    assert faults() == [("changed", sealed[2].pk)]
    finding = checking.check_seals()
    assert not finding.is_sound
    assert f"Entry {sealed[2].pk}" in finding.sentence


def test_a_changed_entry_with_a_digest_to_match_is_named(sealed):
    entry = sealed[2]
    entry.verb = "agreement.withdrawn"
    tamper(f"UPDATE audit_entry SET verb = 'agreement.withdrawn', digest = '{entry.own_digest()}' WHERE id = {entry.pk}")
    assert faults() == [("changed", entry.pk)]


def test_a_removed_entry_is_named(sealed):
    tamper(f"DELETE FROM audit_entry WHERE id = {sealed[4].pk}")
    assert faults() == [("removed", sealed[4].pk)]


def test_an_inserted_entry_is_named(sealed):
    tamper(f"DELETE FROM audit_entry WHERE id = {sealed[4].pk}")
    late = make_entry(area_id=3)
    with connection.cursor() as cursor:
        cursor.execute(f"UPDATE audit_entry SET id = {sealed[4].pk} WHERE id = {late.pk}")
    assert faults() == [("changed", sealed[4].pk)]
    with connection.cursor() as cursor:
        cursor.execute(f"UPDATE audit_entry SET id = 0 WHERE id = {sealed[4].pk}")
    assert faults() == [("inserted", 0), ("removed", sealed[4].pk)]


def test_an_entry_moved_to_another_area_is_named(sealed):
    tamper(f"UPDATE audit_entry SET area_id = 9 WHERE id = {sealed[1].pk}")
    assert faults() == [("changed", sealed[1].pk)]


def test_a_seal_that_was_made_to_match_breaks_the_chain(sealed):
    first = Seal.objects.filter(area_id=3).order_by("number")[0]
    tamper(f"UPDATE audit_seal SET digest = '{Seal.chain('', first.entries[1:])}' WHERE id = {first.pk}")
    assert [what for what, _ in faults()] == ["seal", "seal"]


def test_a_second_sealing_adds_what_is_new_only(sealed):
    seal_now()
    assert not services.has_unsealed()
    seal_now()
    assert list(Seal.objects.filter(area_id=3).order_by("number").values_list("number", flat=True)) == [1, 2, 3]
    assert services.verify_seals().n_unsealed == 0


def test_entries_of_this_moment_are_left_for_the_next_sealing(sealed):
    assert services.seal_entries(wait=0) == 0
