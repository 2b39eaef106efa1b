"""Many tables in one step of a migration."""

import pytest
from django.db import connection, models
from django.db.migrations import Migration
from django.db.migrations.operations import CreateModel
from django.db.migrations.state import ProjectState

from joinedup.core.creating import CreateModels

KEY = ("id", models.BigAutoField(primary_key=True))


class Together(Migration):
    operations = [
        CreateModels(
            [
                CreateModel("Hen", [KEY, ("first_egg", models.ForeignKey("planted.Egg", models.CASCADE, related_name="+"))]),
                CreateModel("Egg", [KEY, ("hen", models.ForeignKey("planted.Hen", models.CASCADE, null=True, related_name="+"))]),
            ]
        )
    ]


@pytest.mark.django_db(transaction=True)
def test_tables_that_name_one_another_are_created_and_dropped_together() -> None:
    before, migration = ProjectState(), Together("0001_initial", "planted")
    with connection.schema_editor() as editor:
        after = migration.apply(before.clone(), editor)
    assert {"planted_hen", "planted_egg"} <= set(connection.introspection.table_names())
    egg, hen = (after.apps.get_model("planted", name) for name in ("Egg", "Hen"))
    assert hen.objects.create(first_egg=egg.objects.create()).first_egg_id
    hen.objects.all().delete()
    egg.objects.all().delete()
    with connection.schema_editor() as editor:
        migration.unapply(before.clone(), editor)
    assert not {"planted_hen", "planted_egg"} & set(connection.introspection.table_names())
