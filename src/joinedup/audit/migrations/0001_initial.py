import joinedup.core.clock
import joinedup.core.creating
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        joinedup.core.creating.CreateModels(
            models=[
                migrations.CreateModel(
                    name='Entry',
                    fields=[
                        ('id', models.BigAutoField(primary_key=True, serialize=False)),
                        ('area_id', models.BigIntegerField(editable=False, null=True)),
                        ('at', models.DateTimeField(default=joinedup.core.clock.now, editable=False)),
                        ('written_at', models.DateTimeField(default=joinedup.core.clock.wall_now, editable=False)),
                        ('actor_kind', models.CharField(max_length=10)),
                        ('user_id', models.BigIntegerField(null=True)),
                        ('link_id', models.BigIntegerField(null=True)),
                        ('on_behalf_of', models.BigIntegerField(null=True)),
                        ('verb', models.CharField(max_length=80)),
                        ('subject_kind', models.CharField(max_length=80)),
                        ('subject_id', models.CharField(max_length=40)),
                        ('facts', models.JSONField(default=dict)),
                        ('digest', models.CharField(editable=False, max_length=64)),
                    ],
                    options={
                        'ordering': ['id'],
                        'indexes': [models.Index(fields=['subject_kind', 'subject_id', 'id'], name='entry_by_subject'), models.Index(fields=['area_id', 'id'], name='entry_by_area')],
                    },
                ),
                migrations.CreateModel(
                    name='Seal',
                    fields=[
                        ('id', models.BigAutoField(primary_key=True, serialize=False)),
                        ('area_id', models.BigIntegerField(editable=False, null=True)),
                        ('number', models.PositiveIntegerField()),
                        ('first_entry_id', models.BigIntegerField()),
                        ('last_entry_id', models.BigIntegerField()),
                        ('entries', models.JSONField()),
                        ('previous', models.CharField(blank=True, max_length=64)),
                        ('digest', models.CharField(max_length=64)),
                        ('sealed_at', models.DateTimeField(default=joinedup.core.clock.wall_now, editable=False)),
                    ],
                    options={
                        'ordering': ['id'],
                        'constraints': [models.UniqueConstraint(fields=('area_id', 'number'), name='seal_number_is_used_once', nulls_distinct=False)],
                    },
                ),
            ],
        ),
    ]
