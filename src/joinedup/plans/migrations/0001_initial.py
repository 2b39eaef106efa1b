import django.db.models.deletion
import joinedup.core.clock
import joinedup.core.creating
import joinedup.core.models
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('accounts', '0001_initial'),
        ('brokerage', '0001_initial'),
        ('directory', '0001_initial'),
        ('introductions', '0001_initial'),
    ]

    operations = [
        joinedup.core.creating.CreateModels(
            models=[
                migrations.CreateModel(
                    name='Plan',
                    fields=[
                        ('id', models.BigAutoField(primary_key=True, serialize=False)),
                        ('public_id', models.CharField(default=joinedup.core.models.new_public_id, editable=False, max_length=12, unique=True)),
                        ('version', models.PositiveIntegerField(default=1)),
                        ('created_at', models.DateTimeField(default=joinedup.core.clock.now, editable=False)),
                        ('year', models.PositiveSmallIntegerField(verbose_name='school year')),
                        ('title', models.CharField(max_length=120)),
                        ('balance', models.CharField(choices=[('bank', 'About as much as they get (up to 6 half-days apart; helpers you name may give more)'), ('zero', 'Exactly as much as they get')], default='bank', max_length=10)),
                        ('reach_km', models.PositiveSmallIntegerField(default=25)),
                        ('state', models.CharField(choices=[('working', 'Being made'), ('ready', 'Ready to look at'), ('failed', 'Could not be made'), ('set_aside', 'Set aside')], default='working', max_length=10)),
                        ('job_id', models.CharField(blank=True, max_length=12)),
                        ('problem', models.CharField(blank=True, max_length=300)),
                        ('made_by', models.CharField(blank=True, max_length=120)),
                        ('ready_at', models.DateTimeField(blank=True, null=True)),
                        ('n_needs', models.PositiveIntegerField(default=0)),
                        ('n_offers', models.PositiveIntegerField(default=0)),
                        ('n_needs_met', models.PositiveIntegerField(default=0)),
                        ('half_days_needed', models.PositiveIntegerField(default=0)),
                        ('half_days_offered', models.PositiveIntegerField(default=0)),
                        ('half_days_met', models.PositiveIntegerField(default=0)),
                        ('value', models.BigIntegerField(default=0)),
                        ('area', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='plans', to='accounts.area')),
                        ('hubs', models.ManyToManyField(related_name='+', to='directory.organisation')),
                    ],
                    options={
                        'ordering': ['-id'],
                        'constraints': [models.CheckConstraint(condition=models.Q(('state__in', ['working', 'ready', 'failed', 'set_aside'])), name='plan_state_is_known'), models.CheckConstraint(condition=models.Q(models.Q(('state__in', ['ready', 'set_aside']), _negated=True), ('ready_at__isnull', False), models.Q(('problem', ''), _negated=True), _connector='OR'), name='plan_that_is_ready_has_its_moment')],
                    },
                ),
                migrations.CreateModel(
                    name='Suggestion',
                    fields=[
                        ('id', models.BigAutoField(primary_key=True, serialize=False)),
                        ('public_id', models.CharField(default=joinedup.core.models.new_public_id, editable=False, max_length=12, unique=True)),
                        ('version', models.PositiveIntegerField(default=1)),
                        ('created_at', models.DateTimeField(default=joinedup.core.clock.now, editable=False)),
                        ('half_days', models.PositiveSmallIntegerField()),
                        ('distance_m', models.PositiveIntegerField(blank=True, null=True)),
                        ('state', models.CharField(choices=[('suggested', 'Suggested'), ('left_out', 'Left out'), ('introduced', 'Introduced')], default='suggested', max_length=12)),
                        ('giver', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='directory.organisation')),
                        ('introduction', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='suggestion', to='introductions.introduction')),
                        ('need', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='suggestions', to='brokerage.need')),
                        ('offer', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='suggestions', to='brokerage.offer')),
                        ('plan', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='suggestions', to='plans.plan')),
                        ('receiver', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='directory.organisation')),
                    ],
                    options={
                        'ordering': ['id'],
                        'constraints': [models.UniqueConstraint(fields=('plan', 'need', 'offer'), name='suggestion_is_made_once_in_a_plan'), models.CheckConstraint(condition=models.Q(('state__in', ['suggested', 'left_out', 'introduced'])), name='suggestion_state_is_known')],
                    },
                ),
                migrations.CreateModel(
                    name='Unmet',
                    fields=[
                        ('id', models.BigAutoField(primary_key=True, serialize=False)),
                        ('half_days', models.PositiveSmallIntegerField()),
                        ('reason', models.CharField(choices=[('no_offer', 'Nobody else offers this for these ages'), ('too_far', 'Those who offer it are too far away'), ('no_capacity', 'Those who offer it have no half-days left'), ('would_unbalance', 'Somebody would give much more than they get, or get much more than they give'), ('outside_topics', 'It is about something else; a person has to look for a match')], max_length=20)),
                        ('need', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='brokerage.need')),
                        ('plan', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='unmet', to='plans.plan')),
                    ],
                    options={
                        'ordering': ['id'],
                        'constraints': [models.UniqueConstraint(fields=('plan', 'need'), name='need_is_unmet_once_in_a_plan')],
                    },
                ),
            ],
        ),
    ]
