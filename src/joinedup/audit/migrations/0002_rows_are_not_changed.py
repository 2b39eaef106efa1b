"""The database itself refuses to change the record. Deleting is refused on PostgreSQL; on SQLite the seals show it."""

from django.db import migrations

SQLITE = {
    "audit_entry": "CREATE TRIGGER audit_entry_is_not_changed BEFORE UPDATE ON audit_entry BEGIN SELECT RAISE(ABORT, 'The record is only added to'); END",
    "audit_seal": "CREATE TRIGGER audit_seal_is_not_changed BEFORE UPDATE ON audit_seal BEGIN SELECT RAISE(ABORT, 'The record is only added to'); END",
}
FUNCTION = """
CREATE OR REPLACE FUNCTION audit_refuse() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION 'The record is only added to'; END $$
"""


def refuse_changes(apps, schema_editor):
    if schema_editor.connection.vendor == "sqlite":
        for statement in SQLITE.values():
            schema_editor.execute(statement)
    elif schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(FUNCTION)
        for table in SQLITE:
            schema_editor.execute(
                f"CREATE TRIGGER {table}_is_not_changed BEFORE UPDATE OR DELETE ON {table} FOR EACH ROW EXECUTE FUNCTION audit_refuse()"
            )


def allow_changes(apps, schema_editor):
    on = "" if schema_editor.connection.vendor == "sqlite" else " ON {}"
    for table in SQLITE:
        schema_editor.execute(f"DROP TRIGGER {table}_is_not_changed" + on.format(table))


class Migration(migrations.Migration):
    dependencies = [("audit", "0001_initial")]
    operations = [migrations.RunPython(refuse_changes, allow_changes)]
