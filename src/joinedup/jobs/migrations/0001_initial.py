import joinedup.core.clock
import joinedup.core.creating
import joinedup.core.models
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        joinedup.core.creating.CreateModels(
            models=[
                migrations.CreateModel(
                    name='Schedule',
                    fields=[
                        ('id', models.BigAutoField(primary_key=True, serialize=False)),
                        ('name', models.CharField(max_length=80, unique=True)),
                        ('next_at', models.DateTimeField()),
                        ('lease_until', models.DateTimeField(blank=True, null=True)),
                        ('last_started_at', models.DateTimeField(blank=True, null=True)),
                        ('last_ended_at', models.DateTimeField(blank=True, null=True)),
                        ('last_error', models.CharField(blank=True, max_length=500)),
                    ],
                ),
                migrations.CreateModel(
                    name='Worker',
                    fields=[
                        ('id', models.BigAutoField(primary_key=True, serialize=False)),
                        ('name', models.CharField(max_length=80, unique=True)),
                        ('started_at', models.DateTimeField(default=joinedup.core.clock.wall_now)),
                        ('seen_at', models.DateTimeField(default=joinedup.core.clock.wall_now)),
                    ],
                ),
                migrations.CreateModel(
                    name='Job',
                    fields=[
                        ('id', models.BigAutoField(primary_key=True, serialize=False)),
                        ('public_id', models.CharField(default=joinedup.core.models.new_public_id, editable=False, max_length=12, unique=True)),
                        ('version', models.PositiveIntegerField(default=1)),
                        ('created_at', models.DateTimeField(default=joinedup.core.clock.now, editable=False)),
                        ('name', models.CharField(max_length=160)),
                        ('title', models.CharField(max_length=200)),
                        ('params', models.JSONField(default=dict)),
                        ('args', models.JSONField(default=list)),
                        ('queue', models.CharField(default='default', max_length=40)),
                        ('priority', models.SmallIntegerField(default=0)),
                        ('actor_kind', models.CharField(default='system', max_length=10)),
                        ('user_id', models.BigIntegerField(null=True)),
                        ('link_id', models.BigIntegerField(null=True)),
                        ('area_id', models.BigIntegerField(editable=False, null=True)),
                        ('on_behalf_of', models.BigIntegerField(null=True)),
                        ('about_kind', models.CharField(blank=True, max_length=80)),
                        ('about_id', models.CharField(blank=True, max_length=40)),
                        ('state', models.CharField(choices=[('waiting', 'Waiting to start'), ('running', 'Running'), ('done', 'Done'), ('failed', 'Not done'), ('cancelled', 'Cancelled')], default='waiting', max_length=10)),
                        ('run_after', models.DateTimeField(blank=True, null=True)),
                        ('worker', models.CharField(blank=True, max_length=80)),
                        ('workers', models.JSONField(default=list)),
                        ('lease_until', models.DateTimeField(blank=True, null=True)),
                        ('attempts', models.PositiveSmallIntegerField(default=0)),
                        ('cancel_asked_at', models.DateTimeField(blank=True, null=True)),
                        ('n_done', models.BigIntegerField(default=0)),
                        ('n_total', models.BigIntegerField(default=0)),
                        ('doing', models.CharField(blank=True, max_length=200)),
                        ('progress_at', models.DateTimeField(blank=True, null=True)),
                        ('result', models.JSONField(blank=True, null=True)),
                        ('error', models.CharField(blank=True, max_length=500)),
                        ('error_class', models.CharField(blank=True, max_length=160)),
                        ('peak_mb', models.PositiveIntegerField(blank=True, null=True)),
                        ('enqueued_at', models.DateTimeField(default=joinedup.core.clock.wall_now)),
                        ('started_at', models.DateTimeField(blank=True, null=True)),
                        ('ended_at', models.DateTimeField(blank=True, null=True)),
                    ],
                    options={
                        'indexes': [models.Index(condition=models.Q(('state__in', ['waiting', 'running'])), fields=['-priority', 'id'], name='job_to_do'), models.Index(fields=['user_id', '-id'], name='job_by_user'), models.Index(fields=['about_kind', 'about_id'], name='job_by_subject')],
                        'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('state', 'running'), _negated=True), ('lease_until__isnull', False), _connector='OR'), name='job_running_has_a_lease'), models.CheckConstraint(condition=models.Q(('state__in', ['waiting', 'running']), ('ended_at__isnull', False), _connector='OR'), name='job_ended_has_a_moment')],
                    },
                ),
            ],
        ),
    ]
