import django.db.models.deletion
import joinedup.core.clock
import joinedup.core.creating
import joinedup.core.models
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('accounts', '0001_initial'),
        ('directory', '0001_initial'),
    ]

    operations = [
        joinedup.core.creating.CreateModels(
            models=[
                migrations.CreateModel(
                    name='Need',
                    fields=[
                        ('id', models.BigAutoField(primary_key=True, serialize=False)),
                        ('public_id', models.CharField(default=joinedup.core.models.new_public_id, editable=False, max_length=12, unique=True)),
                        ('version', models.PositiveIntegerField(default=1)),
                        ('created_at', models.DateTimeField(default=joinedup.core.clock.now, editable=False)),
                        ('year', models.PositiveSmallIntegerField(verbose_name='school year')),
                        ('kind', models.CharField(choices=[('visit_us', 'Come and see us'), ('we_come', 'Somebody comes to the school that asked'), ('online', 'Online'), ('document', 'A document or a resource'), ('training_place', 'A place on training'), ('room_or_kit', 'A room, a minibus or kit'), ('shared_post', 'A shared post')], max_length=20)),
                        ('size', models.CharField(choices=[('conversation', 'A conversation (1 hour)'), ('visit', 'A visit (one half-day)'), ('short_spell', 'A short spell (3 to 6 half-days)'), ('sustained', 'Longer work (10 half-days or more)')], max_length=20)),
                        ('half_days', models.PositiveSmallIntegerField(default=0)),
                        ('something_else', models.CharField(blank=True, max_length=120)),
                        ('detail', models.CharField(blank=True, max_length=500)),
                        ('phases', models.JSONField(default=list)),
                        ('when', models.JSONField(default=list)),
                        ('weeks_never', models.JSONField(default=list)),
                        ('within_km', models.PositiveSmallIntegerField(blank=True, null=True)),
                        ('terms', models.CharField(choices=[('free', 'Free'), ('cover_cost', 'The cost of cover'), ('day_rate', 'A day rate')], default='free', max_length=20)),
                        ('rate_pence', models.PositiveIntegerField(blank=True, null=True)),
                        ('state', models.CharField(choices=[('draft', 'Draft'), ('waiting', 'Waiting for a yes'), ('shared', 'Shared'), ('matched', 'Matched'), ('paused', 'Paused'), ('expired', 'Out of date'), ('withdrawn', 'Withdrawn')], default='draft', max_length=20)),
                        ('waits_for', models.CharField(blank=True, choices=[('', 'Nobody'), ('trust', 'The trust'), ('board', 'The board')], default='', max_length=10)),
                        ('board_on', models.DateField(blank=True, null=True)),
                        ('entered', models.CharField(choices=[('lead', 'by the organisation'), ('delegate', 'by somebody who may answer for the organisation'), ('officer', 'on behalf of the organisation'), ('upload', 'by upload, on behalf of the organisation'), ('link', 'by link')], max_length=20)),
                        ('entered_by', models.CharField(blank=True, max_length=120)),
                        ('confirmed_at', models.DateTimeField(blank=True, null=True)),
                        ('last_confirmed_on', models.DateField()),
                        ('expires_on', models.DateField()),
                        ('given_in_confidence', models.BooleanField(default=False)),
                        ('delete_after', models.DateField(blank=True, null=True)),
                        ('urgency', models.PositiveSmallIntegerField(choices=[(3, 'This half-term'), (2, 'This school year'), (1, 'Would be nice')], default=2)),
                        ('is_first', models.BooleanField(default=False)),
                        ('rank', models.PositiveSmallIntegerField(default=0)),
                        ('evidence', models.JSONField(default=list)),
                        ('evidence_links', models.JSONField(default=list)),
                        ('evidence_note', models.TextField(blank=True)),
                        ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='%(class)ss', to='directory.organisation')),
                        ('topic', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='needs', to='brokerage.topic')),
                        ('upload', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='%(class)ss', to='brokerage.upload')),
                    ],
                    options={
                        'ordering': ['-urgency', 'id'],
                        'abstract': False,
                        'indexes': [models.Index(fields=['organisation', 'state'], name='need_by_organisation')],
                        'constraints': [models.CheckConstraint(condition=models.Q(('state__in', ['draft', 'waiting', 'shared', 'matched', 'paused', 'expired', 'withdrawn'])), name='need_state_is_known'), models.CheckConstraint(condition=models.Q(models.Q(('half_days__gte', 0), ('half_days__lte', 0), ('size', 'conversation')), models.Q(('half_days__gte', 1), ('half_days__lte', 1), ('size', 'visit')), models.Q(('half_days__gte', 3), ('half_days__lte', 6), ('size', 'short_spell')), models.Q(('half_days__gte', 10), ('half_days__lte', 200), ('size', 'sustained')), _connector='OR'), name='need_half_days_fit_size'), models.CheckConstraint(condition=models.Q(models.Q(('rate_pence__isnull', False), ('terms', 'day_rate')), models.Q(models.Q(('terms', 'day_rate'), _negated=True), ('rate_pence__isnull', True)), _connector='OR'), name='need_day_rate_has_pence'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'waiting'), ('waits_for__in', ['trust', 'board'])), models.Q(models.Q(('state', 'waiting'), _negated=True), ('waits_for', '')), _connector='OR'), name='need_waits_for_somebody'), models.CheckConstraint(condition=models.Q(('expires_on__gte', models.F('last_confirmed_on'))), name='need_expires_after_it_was_confirmed'), models.CheckConstraint(condition=models.Q(models.Q(('something_else', ''), ('topic__isnull', False)), models.Q(('topic__isnull', True), models.Q(('something_else', ''), _negated=True)), _connector='OR'), name='need_has_one_topic'), models.CheckConstraint(condition=models.Q(('urgency__in', [3, 2, 1])), name='need_urgency_is_known')],
                    },
                ),
                migrations.CreateModel(
                    name='Offer',
                    fields=[
                        ('id', models.BigAutoField(primary_key=True, serialize=False)),
                        ('public_id', models.CharField(default=joinedup.core.models.new_public_id, editable=False, max_length=12, unique=True)),
                        ('version', models.PositiveIntegerField(default=1)),
                        ('created_at', models.DateTimeField(default=joinedup.core.clock.now, editable=False)),
                        ('year', models.PositiveSmallIntegerField(verbose_name='school year')),
                        ('kind', models.CharField(choices=[('visit_us', 'Come and see us'), ('we_come', 'Somebody comes to the school that asked'), ('online', 'Online'), ('document', 'A document or a resource'), ('training_place', 'A place on training'), ('room_or_kit', 'A room, a minibus or kit'), ('shared_post', 'A shared post')], max_length=20)),
                        ('size', models.CharField(choices=[('conversation', 'A conversation (1 hour)'), ('visit', 'A visit (one half-day)'), ('short_spell', 'A short spell (3 to 6 half-days)'), ('sustained', 'Longer work (10 half-days or more)')], max_length=20)),
                        ('half_days', models.PositiveSmallIntegerField(default=0)),
                        ('something_else', models.CharField(blank=True, max_length=120)),
                        ('detail', models.CharField(blank=True, max_length=500)),
                        ('phases', models.JSONField(default=list)),
                        ('when', models.JSONField(default=list)),
                        ('weeks_never', models.JSONField(default=list)),
                        ('within_km', models.PositiveSmallIntegerField(blank=True, null=True)),
                        ('terms', models.CharField(choices=[('free', 'Free'), ('cover_cost', 'The cost of cover'), ('day_rate', 'A day rate')], default='free', max_length=20)),
                        ('rate_pence', models.PositiveIntegerField(blank=True, null=True)),
                        ('state', models.CharField(choices=[('draft', 'Draft'), ('waiting', 'Waiting for a yes'), ('shared', 'Shared'), ('matched', 'Matched'), ('paused', 'Paused'), ('expired', 'Out of date'), ('withdrawn', 'Withdrawn')], default='draft', max_length=20)),
                        ('waits_for', models.CharField(blank=True, choices=[('', 'Nobody'), ('trust', 'The trust'), ('board', 'The board')], default='', max_length=10)),
                        ('board_on', models.DateField(blank=True, null=True)),
                        ('entered', models.CharField(choices=[('lead', 'by the organisation'), ('delegate', 'by somebody who may answer for the organisation'), ('officer', 'on behalf of the organisation'), ('upload', 'by upload, on behalf of the organisation'), ('link', 'by link')], max_length=20)),
                        ('entered_by', models.CharField(blank=True, max_length=120)),
                        ('confirmed_at', models.DateTimeField(blank=True, null=True)),
                        ('last_confirmed_on', models.DateField()),
                        ('expires_on', models.DateField()),
                        ('given_in_confidence', models.BooleanField(default=False)),
                        ('delete_after', models.DateField(blank=True, null=True)),
                        ('at_most_half_days', models.PositiveSmallIntegerField(blank=True, null=True)),
                        ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='%(class)ss', to='directory.organisation')),
                        ('topics', models.ManyToManyField(related_name='offers', to='brokerage.topic')),
                        ('upload', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='%(class)ss', to='brokerage.upload')),
                    ],
                    options={
                        'ordering': ['id'],
                        'abstract': False,
                        'indexes': [models.Index(fields=['organisation', 'state'], name='offer_by_organisation')],
                        'constraints': [models.CheckConstraint(condition=models.Q(('state__in', ['draft', 'waiting', 'shared', 'matched', 'paused', 'expired', 'withdrawn'])), name='offer_state_is_known'), models.CheckConstraint(condition=models.Q(models.Q(('half_days__gte', 0), ('half_days__lte', 0), ('size', 'conversation')), models.Q(('half_days__gte', 1), ('half_days__lte', 1), ('size', 'visit')), models.Q(('half_days__gte', 3), ('half_days__lte', 6), ('size', 'short_spell')), models.Q(('half_days__gte', 10), ('half_days__lte', 200), ('size', 'sustained')), _connector='OR'), name='offer_half_days_fit_size'), models.CheckConstraint(condition=models.Q(models.Q(('rate_pence__isnull', False), ('terms', 'day_rate')), models.Q(models.Q(('terms', 'day_rate'), _negated=True), ('rate_pence__isnull', True)), _connector='OR'), name='offer_day_rate_has_pence'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'waiting'), ('waits_for__in', ['trust', 'board'])), models.Q(models.Q(('state', 'waiting'), _negated=True), ('waits_for', '')), _connector='OR'), name='offer_waits_for_somebody'), models.CheckConstraint(condition=models.Q(('expires_on__gte', models.F('last_confirmed_on'))), name='offer_expires_after_it_was_confirmed'), models.CheckConstraint(condition=models.Q(('at_most_half_days__isnull', True), ('at_most_half_days__gte', models.F('half_days')), _connector='OR'), name='offer_cap_holds_one_time')],
                    },
                ),
                migrations.CreateModel(
                    name='Share',
                    fields=[
                        ('id', models.BigAutoField(primary_key=True, serialize=False)),
                        ('visibility', models.CharField(choices=[('me', 'Only us'), ('trust', 'Our trust'), ('coordinator', 'The co-ordinator'), ('partners', 'The co-ordinator, and matched partners once both agree'), ('area', 'Everybody in the area')], max_length=20)),
                        ('until', models.DateField(blank=True, null=True)),
                        ('created_at', models.DateTimeField(default=joinedup.core.clock.now, editable=False)),
                        ('area', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='shares', to='accounts.area')),
                        ('need', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='shares', to='brokerage.need')),
                        ('offer', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='shares', to='brokerage.offer')),
                    ],
                    options={
                        'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('need__isnull', False), ('offer__isnull', True)), models.Q(('need__isnull', True), ('offer__isnull', False)), _connector='OR'), name='share_is_of_one_thing'), models.CheckConstraint(condition=models.Q(('visibility__in', ['me', 'trust', 'coordinator', 'partners', 'area'])), name='share_visibility_is_known'), models.UniqueConstraint(fields=('need', 'area'), name='need_is_shared_once_with_an_area'), models.UniqueConstraint(fields=('offer', 'area'), name='offer_is_shared_once_with_an_area')],
                    },
                ),
                migrations.CreateModel(
                    name='Topic',
                    fields=[
                        ('id', models.BigAutoField(primary_key=True, serialize=False)),
                        ('code', models.CharField(max_length=8)),
                        ('group', models.CharField(max_length=1)),
                        ('name', models.CharField(max_length=120)),
                        ('find_by', models.CharField(blank=True, max_length=200)),
                        ('phases', models.JSONField(default=list)),
                        ('lenses', models.JSONField(default=dict)),
                        ('is_sensitive', models.BooleanField(default=False)),
                        ('place', models.PositiveSmallIntegerField(default=0)),
                        ('is_retired', models.BooleanField(default=False)),
                        ('area', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='topics', to='accounts.area')),
                    ],
                    options={
                        'ordering': ['group', 'place', 'code'],
                        'constraints': [models.UniqueConstraint(condition=models.Q(('area', None)), fields=('code',), name='topic_code_is_used_once'), models.UniqueConstraint(fields=('area', 'code'), name='topic_code_is_used_once_in_its_area')],
                    },
                ),
                migrations.CreateModel(
                    name='Upload',
                    fields=[
                        ('id', models.BigAutoField(primary_key=True, serialize=False)),
                        ('public_id', models.CharField(default=joinedup.core.models.new_public_id, editable=False, max_length=12, unique=True)),
                        ('version', models.PositiveIntegerField(default=1)),
                        ('created_at', models.DateTimeField(default=joinedup.core.clock.now, editable=False)),
                        ('name', models.CharField(max_length=200)),
                        ('rows', models.JSONField(default=list)),
                        ('faults', models.JSONField(default=list)),
                        ('results', models.JSONField(default=list)),
                        ('by_name', models.CharField(max_length=120)),
                        ('entered_at', models.DateTimeField(blank=True, null=True)),
                        ('undone_at', models.DateTimeField(blank=True, null=True)),
                        ('n_added', models.PositiveIntegerField(default=0)),
                        ('n_changed', models.PositiveIntegerField(default=0)),
                        ('n_unchanged', models.PositiveIntegerField(default=0)),
                        ('area', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='uploads', to='accounts.area')),
                    ],
                    options={
                        'ordering': ['-id'],
                    },
                ),
            ],
        ),
    ]
