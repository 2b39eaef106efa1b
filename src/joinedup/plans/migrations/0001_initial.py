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
                    name='Line',
                    fields=[
                        ('id', models.BigAutoField(primary_key=True, serialize=False)),
                        ('public_id', models.CharField(default=joinedup.core.models.new_public_id, editable=False, max_length=12, unique=True)),
                        ('version', models.PositiveIntegerField(default=1)),
                        ('created_at', models.DateTimeField(default=joinedup.core.clock.now, editable=False)),
                        ('name', models.CharField(max_length=80)),
                        ('from_latitude', models.FloatField()),
                        ('from_longitude', models.FloatField()),
                        ('to_latitude', models.FloatField()),
                        ('to_longitude', models.FloatField()),
                        ('made_by', models.CharField(blank=True, max_length=120)),
                        ('area', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='plan_lines', to='accounts.area')),
                    ],
                    options={
                        'ordering': ['name', 'id'],
                    },
                ),
                migrations.CreateModel(
                    name='Measure',
                    fields=[
                        ('id', models.BigAutoField(primary_key=True, serialize=False)),
                        ('public_id', models.CharField(default=joinedup.core.models.new_public_id, editable=False, max_length=12, unique=True)),
                        ('version', models.PositiveIntegerField(default=1)),
                        ('created_at', models.DateTimeField(default=joinedup.core.clock.now, editable=False)),
                        ('name', models.CharField(max_length=80)),
                        ('definition', models.CharField(max_length=200)),
                        ('source', models.CharField(max_length=120)),
                        ('measured_on', models.DateField()),
                        ('shares', models.JSONField(default=dict)),
                        ('is_offered', models.BooleanField(default=True)),
                        ('made_by', models.CharField(blank=True, max_length=120)),
                        ('area', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='plan_measures', to='accounts.area')),
                    ],
                    options={
                        'ordering': ['name', '-measured_on', 'id'],
                    },
                ),
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
                        ('method', models.CharField(choices=[('circles', 'Short circles: each helps the next, and the last helps the first'), ('balanced', 'The most that can be met, however long the circles become'), ('practical', 'Few partners for each school, and no link that is too small')], default='circles', max_length=10)),
                        ('longest_circle', models.PositiveSmallIntegerField(default=4)),
                        ('max_partners', models.PositiveSmallIntegerField(blank=True, null=True)),
                        ('min_link', models.PositiveSmallIntegerField(default=1)),
                        ('both_ways', models.BooleanField(default=False)),
                        ('reach_km', models.PositiveSmallIntegerField(default=25)),
                        ('bands_km', models.JSONField(default=list)),
                        ('trust_first', models.CharField(choices=[('no', 'No difference'), ('bonus', 'Inside the trust, where it is about as good'), ('first', 'Inside the trust first, then wider')], default='bonus', max_length=10)),
                        ('least_served_first', models.BooleanField(default=False)),
                        ('guarantee_percent', models.PositiveSmallIntegerField(blank=True, null=True)),
                        ('is_trial', models.BooleanField(default=False)),
                        ('keep_percent', models.PositiveSmallIntegerField(blank=True, null=True)),
                        ('change', models.CharField(blank=True, max_length=200)),
                        ('state', models.CharField(choices=[('working', 'Being made'), ('ready', 'Ready to look at'), ('failed', 'Could not be made'), ('set_aside', 'Set aside'), ('replaced', 'Replaced by a later version')], default='working', max_length=10)),
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
                        ('bound', models.FloatField(default=0)),
                        ('is_proven', models.BooleanField(default=False)),
                        ('longer_circles_gain', models.BigIntegerField(blank=True, null=True)),
                        ('n_changed', models.PositiveIntegerField(default=0)),
                        ('keep_price', models.BigIntegerField(default=0)),
                        ('told', models.JSONField(default=dict)),
                        ('area', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='plans', to='accounts.area')),
                        ('based_on', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='later', to='plans.plan')),
                        ('hubs', models.ManyToManyField(related_name='+', to='directory.organisation')),
                        ('measure', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.RESTRICT, related_name='plans', to='plans.measure')),
                    ],
                    options={
                        'ordering': ['-id'],
                        'constraints': [models.CheckConstraint(condition=models.Q(('state__in', ['working', 'ready', 'failed', 'set_aside', 'replaced'])), name='plan_state_is_known'), models.CheckConstraint(condition=models.Q(models.Q(('state__in', ['ready', 'set_aside']), _negated=True), ('ready_at__isnull', False), models.Q(('problem', ''), _negated=True), _connector='OR'), name='plan_that_is_ready_has_its_moment')],
                    },
                ),
                migrations.CreateModel(
                    name='Adjustment',
                    fields=[
                        ('id', models.BigAutoField(primary_key=True, serialize=False)),
                        ('kind', models.CharField(choices=[('lock', 'Keep'), ('forbid', 'Not this pair')], max_length=10)),
                        ('half_days', models.PositiveSmallIntegerField(default=0)),
                        ('need', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='brokerage.need')),
                        ('offer', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='brokerage.offer')),
                        ('plan', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='adjustments', to='plans.plan')),
                    ],
                    options={
                        'ordering': ['id'],
                        'constraints': [models.UniqueConstraint(fields=('plan', 'need', 'offer'), name='pair_is_adjusted_once_in_a_plan'), models.CheckConstraint(condition=models.Q(('kind__in', ['lock', 'forbid'])), name='adjustment_kind_is_known')],
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
                        ('is_locked', models.BooleanField(default=False)),
                        ('circle', models.PositiveSmallIntegerField(blank=True, null=True)),
                        ('reasons', models.JSONField(default=list)),
                        ('giver', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='directory.organisation')),
                        ('introduction', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='suggestions', to='introductions.introduction')),
                        ('need', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='suggestions', to='brokerage.need')),
                        ('offer', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='suggestions', to='brokerage.offer')),
                        ('plan', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, db_index=False, related_name='suggestions', to='plans.plan')),
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
                        ('reason', models.CharField(choices=[('no_offer', 'Nobody else offers this for these ages'), ('too_far', 'Those who offer it are too far away'), ('no_capacity', 'Those who offer it have no half-days left'), ('limit', 'Those who offer it, or the school itself, have reached the limit that you set'), ('would_unbalance', 'Somebody would give much more than they get, or get much more than they give'), ('not_planned', 'It was not looked at'), ('outside_topics', 'It is about something else; a person has to look for a match')], max_length=20)),
                        ('changes', models.JSONField(default=list)),
                        ('need', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='brokerage.need')),
                        ('plan', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, db_index=False, related_name='unmet', to='plans.plan')),
                    ],
                    options={
                        'ordering': ['id'],
                        'constraints': [models.UniqueConstraint(fields=('plan', 'need'), name='need_is_unmet_once_in_a_plan')],
                    },
                ),
                migrations.CreateModel(
                    name='OrganisationRule',
                    fields=[
                        ('id', models.BigAutoField(primary_key=True, serialize=False)),
                        ('public_id', models.CharField(default=joinedup.core.models.new_public_id, editable=False, max_length=12, unique=True)),
                        ('version', models.PositiveIntegerField(default=1)),
                        ('created_at', models.DateTimeField(default=joinedup.core.clock.now, editable=False)),
                        ('give_cap', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='gives at most')),
                        ('receive_cap', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='gets at most')),
                        ('is_on_holiday', models.BooleanField(default=False)),
                        ('holiday_until', models.DateField(blank=True, null=True)),
                        ('made_by', models.CharField(blank=True, max_length=120)),
                        ('area', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='organisation_rules', to='accounts.area')),
                        ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='directory.organisation')),
                    ],
                    options={
                        'ordering': ['organisation__name', 'id'],
                        'constraints': [models.UniqueConstraint(fields=('area', 'organisation'), name='organisation_has_one_rule_in_an_area')],
                    },
                ),
                migrations.CreateModel(
                    name='PairRule',
                    fields=[
                        ('id', models.BigAutoField(primary_key=True, serialize=False)),
                        ('public_id', models.CharField(default=joinedup.core.models.new_public_id, editable=False, max_length=12, unique=True)),
                        ('version', models.PositiveIntegerField(default=1)),
                        ('created_at', models.DateTimeField(default=joinedup.core.clock.now, editable=False)),
                        ('kind', models.CharField(choices=[('never', 'Never suggest these two'), ('prefer', 'Suggest these two where it fits'), ('minutes', 'The way takes this many minutes'), ('no_way', 'There is no way to travel between them')], max_length=10)),
                        ('minutes', models.PositiveSmallIntegerField(blank=True, null=True)),
                        ('made_by', models.CharField(blank=True, max_length=120)),
                        ('area', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='pair_rules', to='accounts.area')),
                        ('one', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='directory.organisation')),
                        ('other', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='directory.organisation')),
                    ],
                    options={
                        'ordering': ['one__name', 'other__name', 'id'],
                        'constraints': [models.UniqueConstraint(fields=('area', 'one', 'other'), name='two_organisations_have_one_rule_in_an_area'), models.CheckConstraint(condition=models.Q(('one', models.F('other')), _negated=True), name='pair_rule_is_between_two'), models.CheckConstraint(condition=models.Q(('kind__in', ['never', 'prefer', 'minutes', 'no_way'])), name='pair_rule_kind_is_known'), models.CheckConstraint(condition=models.Q(models.Q(('kind', 'minutes'), ('minutes__isnull', False)), models.Q(models.Q(('kind', 'minutes'), _negated=True), ('minutes__isnull', True)), _connector='OR'), name='only_a_way_has_minutes')],
                    },
                ),
            ],
        ),
    ]
