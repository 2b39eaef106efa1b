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
                    name='Call',
                    fields=[
                        ('id', models.BigAutoField(primary_key=True, serialize=False)),
                        ('public_id', models.CharField(default=joinedup.core.models.new_public_id, editable=False, max_length=12, unique=True)),
                        ('version', models.PositiveIntegerField(default=1)),
                        ('created_at', models.DateTimeField(default=joinedup.core.clock.now, editable=False)),
                        ('year', models.PositiveSmallIntegerField(verbose_name='school year')),
                        ('title', models.CharField(max_length=120)),
                        ('words', models.TextField(blank=True)),
                        ('closes_on', models.DateField()),
                        ('state', models.CharField(choices=[('draft', 'Draft'), ('open', 'Open'), ('closed', 'Closed')], default='draft', max_length=10)),
                        ('asked_filter', models.JSONField(default=dict)),
                        ('opened_at', models.DateTimeField(blank=True, null=True)),
                        ('closed_at', models.DateTimeField(blank=True, null=True)),
                        ('area', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='calls', to='accounts.area')),
                    ],
                    options={
                        'ordering': ['-year', '-id'],
                        'constraints': [models.CheckConstraint(condition=models.Q(('state__in', ['draft', 'open', 'closed'])), name='call_state_is_known'), models.CheckConstraint(condition=models.Q(('state', 'draft'), ('opened_at__isnull', False), _connector='OR'), name='call_past_draft_was_opened')],
                    },
                ),
                migrations.CreateModel(
                    name='CallAsk',
                    fields=[
                        ('id', models.BigAutoField(primary_key=True, serialize=False)),
                        ('public_id', models.CharField(default=joinedup.core.models.new_public_id, editable=False, max_length=12, unique=True)),
                        ('version', models.PositiveIntegerField(default=1)),
                        ('created_at', models.DateTimeField(default=joinedup.core.clock.now, editable=False)),
                        ('person_name', models.CharField(blank=True, max_length=120)),
                        ('address', models.EmailField(blank=True, max_length=254)),
                        ('answered', models.CharField(blank=True, choices=[('', 'Not yet answered'), ('themselves', 'Answered themselves'), ('on_behalf', 'Entered on behalf, not yet confirmed by the school'), ('confirmed', 'Entered on behalf, confirmed by the school')], default='', max_length=12)),
                        ('answered_at', models.DateTimeField(blank=True, null=True)),
                        ('answered_by', models.CharField(blank=True, max_length=120)),
                        ('confirmed_at', models.DateTimeField(blank=True, null=True)),
                        ('call', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='asks', to='calls.call')),
                        ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='asks', to='directory.organisation')),
                    ],
                    options={
                        'constraints': [models.UniqueConstraint(fields=('call', 'organisation'), name='organisation_is_asked_once_in_a_call'), models.CheckConstraint(condition=models.Q(models.Q(('answered', ''), ('answered_at__isnull', True)), models.Q(models.Q(('answered', ''), _negated=True), ('answered_at__isnull', False)), _connector='OR'), name='answered_ask_has_its_moment')],
                    },
                ),
                migrations.CreateModel(
                    name='CallNudge',
                    fields=[
                        ('id', models.BigAutoField(primary_key=True, serialize=False)),
                        ('public_id', models.CharField(default=joinedup.core.models.new_public_id, editable=False, max_length=12, unique=True)),
                        ('version', models.PositiveIntegerField(default=1)),
                        ('created_at', models.DateTimeField(default=joinedup.core.clock.now, editable=False)),
                        ('words', models.TextField()),
                        ('sent_by', models.CharField(max_length=120)),
                        ('n_asks', models.PositiveIntegerField(default=0)),
                        ('goes_at', models.DateTimeField(blank=True, null=True)),
                        ('stopped_at', models.DateTimeField(blank=True, null=True)),
                        ('call', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='nudges', to='calls.call')),
                    ],
                    options={
                        'ordering': ['-id'],
                    },
                ),
                migrations.CreateModel(
                    name='Appetite',
                    fields=[
                        ('id', models.BigAutoField(primary_key=True, serialize=False)),
                        ('year', models.PositiveSmallIntegerField(verbose_name='school year')),
                        ('answer', models.CharField(choices=[('yes', 'Yes, this year'), ('maybe', 'Maybe'), ('no', 'Not this year'), ('next_year', 'Ask me next year')], max_length=10)),
                        ('reason', models.CharField(blank=True, max_length=300)),
                        ('given_in_confidence', models.BooleanField(default=True)),
                        ('said_at', models.DateTimeField(default=joinedup.core.clock.now)),
                        ('area', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='appetites', to='accounts.area')),
                        ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='appetites', to='directory.organisation')),
                    ],
                    options={
                        'constraints': [models.UniqueConstraint(fields=('organisation', 'area', 'year'), name='appetite_is_said_once_a_year'), models.CheckConstraint(condition=models.Q(('answer__in', ['yes', 'maybe', 'no', 'next_year'])), name='appetite_is_known')],
                    },
                ),
            ],
        ),
    ]
