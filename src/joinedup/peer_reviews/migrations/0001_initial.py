import django.db.models.deletion
import joinedup.core.clock
import joinedup.core.models
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('accounts', '0001_initial'),
        ('directory', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='ReviewPlan',
            fields=[
                ('id', models.BigAutoField(primary_key=True, serialize=False)),
                ('public_id', models.CharField(default=joinedup.core.models.new_public_id, editable=False, max_length=12, unique=True)),
                ('version', models.PositiveIntegerField(default=1)),
                ('created_at', models.DateTimeField(default=joinedup.core.clock.now, editable=False)),
                ('year', models.PositiveSmallIntegerField(verbose_name='school year')),
                ('title', models.CharField(max_length=120)),
                ('reach_km', models.PositiveSmallIntegerField(default=25)),
                ('days', models.PositiveSmallIntegerField(default=1)),
                ('mixes_ages', models.BooleanField(default=True)),
                ('state', models.CharField(choices=[('working', 'Being made'), ('ready', 'Ready to look at'), ('failed', 'Could not be made')], default='working', max_length=10)),
                ('job_id', models.CharField(blank=True, max_length=12)),
                ('problem', models.CharField(blank=True, max_length=300)),
                ('made_by', models.CharField(blank=True, max_length=120)),
                ('ready_at', models.DateTimeField(blank=True, null=True)),
                ('rota', models.JSONField(default=dict)),
                ('area', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='review_plans', to='accounts.area')),
                ('schools', models.ManyToManyField(related_name='+', to='directory.organisation')),
            ],
            options={
                'ordering': ['-id'],
                'constraints': [models.CheckConstraint(condition=models.Q(('state__in', ['working', 'ready', 'failed'])), name='review_plan_state_is_known')],
            },
        ),
    ]
