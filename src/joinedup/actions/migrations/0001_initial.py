import django.db.models.deletion
import joinedup.core.clock
import joinedup.core.creating
import joinedup.core.models
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('accounts', '0001_initial'),
        ('accounts', '__first__'),
        ('directory', '0001_initial'),
    ]

    operations = [
        joinedup.core.creating.CreateModels(
            models=[
                migrations.CreateModel(
                    name='Action',
                    fields=[
                        ('id', models.BigAutoField(primary_key=True, serialize=False)),
                        ('public_id', models.CharField(default=joinedup.core.models.new_public_id, editable=False, max_length=12, unique=True)),
                        ('version', models.PositiveIntegerField(default=1)),
                        ('created_at', models.DateTimeField(default=joinedup.core.clock.now, editable=False)),
                        ('what', models.CharField(max_length=200)),
                        ('detail', models.TextField(blank=True)),
                        ('due_on', models.DateField()),
                        ('about_kind', models.CharField(blank=True, max_length=80)),
                        ('about_id', models.CharField(blank=True, max_length=40)),
                        ('state', models.CharField(choices=[('open', 'To do'), ('done', 'Done'), ('dropped', 'Dropped')], default='open', max_length=10)),
                        ('closed_on', models.DateField(blank=True, null=True)),
                        ('cannot_reason', models.CharField(blank=True, max_length=300)),
                        ('told_on', models.DateField(blank=True, null=True)),
                        ('snoozed_until', models.DateField(blank=True, null=True)),
                        ('first_due_on', models.DateField(blank=True, null=True)),
                        ('dated_on', models.DateField(blank=True, null=True)),
                        ('n_moved', models.PositiveSmallIntegerField(default=0)),
                        ('added_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('area', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='actions', to='accounts.area')),
                        ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='actions', to='directory.organisation')),
                        ('owner', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='actions', to='directory.person')),
                        ('waits_for', models.ManyToManyField(related_name='awaited_by', through='actions.Dependency', to='actions.action')),
                    ],
                    options={
                        'indexes': [models.Index(fields=['area', 'state', 'due_on'], name='action_of_area'), models.Index(fields=['about_kind', 'about_id'], name='action_by_subject'), models.Index(condition=models.Q(('state', 'open')), fields=['owner', 'due_on'], name='action_open_of_owner')],
                        'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('closed_on__isnull', True), ('state', 'open')), models.Q(models.Q(('state', 'open'), _negated=True), ('closed_on__isnull', False)), _connector='OR'), name='action_closed_has_a_day'), models.CheckConstraint(condition=models.Q(('state', 'open'), ('cannot_reason', ''), _connector='OR'), name='action_closed_is_not_stuck')],
                    },
                ),
                migrations.CreateModel(
                    name='Dependency',
                    fields=[
                        ('id', models.BigAutoField(primary_key=True, serialize=False)),
                        ('action', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='actions.action')),
                        ('waits_for', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='actions.action')),
                    ],
                    options={
                        'constraints': [models.UniqueConstraint(fields=('action', 'waits_for'), name='action_waits_for_another_once'), models.CheckConstraint(condition=models.Q(('action', models.F('waits_for')), _negated=True), name='action_does_not_wait_for_itself')],
                    },
                ),
                migrations.CreateModel(
                    name='DigestChoice',
                    fields=[
                        ('id', models.BigAutoField(primary_key=True, serialize=False)),
                        ('public_id', models.CharField(default=joinedup.core.models.new_public_id, editable=False, max_length=12, unique=True)),
                        ('version', models.PositiveIntegerField(default=1)),
                        ('created_at', models.DateTimeField(default=joinedup.core.clock.now, editable=False)),
                        ('rhythm', models.CharField(choices=[('daily', 'On each day on which something new is due'), ('weekly', 'Once a week at most')], default='daily', max_length=10)),
                        ('area', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='accounts.area')),
                        ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='directory.person')),
                    ],
                    options={
                        'constraints': [models.UniqueConstraint(fields=('area', 'person'), name='digest_choice_is_made_once')],
                    },
                ),
                migrations.CreateModel(
                    name='Milestone',
                    fields=[
                        ('id', models.BigAutoField(primary_key=True, serialize=False)),
                        ('public_id', models.CharField(default=joinedup.core.models.new_public_id, editable=False, max_length=12, unique=True)),
                        ('version', models.PositiveIntegerField(default=1)),
                        ('created_at', models.DateTimeField(default=joinedup.core.clock.now, editable=False)),
                        ('about_kind', models.CharField(blank=True, max_length=80)),
                        ('about_id', models.CharField(blank=True, max_length=40)),
                        ('name', models.CharField(max_length=200)),
                        ('detail', models.TextField(blank=True)),
                        ('planned_on', models.DateField()),
                        ('first_planned_on', models.DateField(blank=True, null=True)),
                        ('dated_on', models.DateField(blank=True, null=True)),
                        ('reached_on', models.DateField(blank=True, null=True)),
                        ('area', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='milestones', to='accounts.area')),
                    ],
                    options={
                        'indexes': [models.Index(fields=['area', 'planned_on'], name='milestone_of_area'), models.Index(fields=['about_kind', 'about_id'], name='milestone_by_subject')],
                    },
                ),
                migrations.CreateModel(
                    name='Reminder',
                    fields=[
                        ('id', models.BigAutoField(primary_key=True, serialize=False)),
                        ('occasion', models.CharField(max_length=20)),
                        ('due_on', models.DateField()),
                        ('sent_on', models.DateField()),
                        ('action', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='reminders', to='actions.action')),
                        ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='directory.person')),
                    ],
                    options={
                        'indexes': [models.Index(fields=['person', '-sent_on'], name='reminder_of_person')],
                        'constraints': [models.UniqueConstraint(fields=('action', 'person', 'occasion', 'due_on'), name='reminder_goes_out_once')],
                    },
                ),
                migrations.CreateModel(
                    name='ReminderRule',
                    fields=[
                        ('id', models.BigAutoField(primary_key=True, serialize=False)),
                        ('public_id', models.CharField(default=joinedup.core.models.new_public_id, editable=False, max_length=12, unique=True)),
                        ('version', models.PositiveIntegerField(default=1)),
                        ('created_at', models.DateTimeField(default=joinedup.core.clock.now, editable=False)),
                        ('about_kind', models.CharField(blank=True, max_length=80)),
                        ('days_before', models.PositiveSmallIntegerField(blank=True, null=True)),
                        ('on_the_day', models.BooleanField(default=True)),
                        ('every_days_after', models.PositiveSmallIntegerField(blank=True, null=True)),
                        ('area', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='reminder_rules', to='accounts.area')),
                    ],
                    options={
                        'constraints': [models.UniqueConstraint(fields=('area', 'about_kind'), name='reminder_rule_is_given_once')],
                    },
                ),
                migrations.CreateModel(
                    name='Thanks',
                    fields=[
                        ('id', models.BigAutoField(primary_key=True, serialize=False)),
                        ('thanked_on', models.DateField()),
                        ('milestone', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='thanks', to='actions.milestone')),
                        ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='directory.person')),
                    ],
                    options={
                        'constraints': [models.UniqueConstraint(fields=('milestone', 'person'), name='person_is_thanked_once_for_a_milestone')],
                    },
                ),
                migrations.CreateModel(
                    name='ActionStep',
                    fields=[
                        ('id', models.BigAutoField(primary_key=True, serialize=False)),
                        ('kind', models.CharField(choices=[('added', 'Added'), ('changed', 'Words changed'), ('handed_over', 'Handed over'), ('moved', 'New due date'), ('finished', 'Done'), ('reopened', 'Open again'), ('dropped', 'Dropped'), ('cannot', 'The owner cannot do it'), ('nudged', 'Asked by mail'), ('waits', 'What it waits for changed')], max_length=20)),
                        ('at', models.DateTimeField(default=joinedup.core.clock.now)),
                        ('by_name', models.CharField(max_length=160)),
                        ('on_behalf_name', models.CharField(blank=True, max_length=255)),
                        ('old', models.CharField(blank=True, max_length=400)),
                        ('new', models.CharField(blank=True, max_length=400)),
                        ('reason', models.CharField(blank=True, max_length=300)),
                        ('action', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='steps', to='actions.action')),
                    ],
                    options={
                        'indexes': [models.Index(fields=['action', 'id'], name='step_of_action')],
                    },
                ),
                migrations.CreateModel(
                    name='AskLimit',
                    fields=[
                        ('id', models.BigAutoField(primary_key=True, serialize=False)),
                        ('public_id', models.CharField(default=joinedup.core.models.new_public_id, editable=False, max_length=12, unique=True)),
                        ('version', models.PositiveIntegerField(default=1)),
                        ('created_at', models.DateTimeField(default=joinedup.core.clock.now, editable=False)),
                        ('most_a_week', models.PositiveSmallIntegerField(default=3)),
                        ('most_a_half_term', models.PositiveSmallIntegerField(default=12)),
                        ('area', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='ask_limit', to='accounts.area')),
                    ],
                    options={
                        'constraints': [models.CheckConstraint(condition=models.Q(('most_a_half_term__range', (4, 100)), ('most_a_week__range', (1, 20)), ('most_a_half_term__gte', models.F('most_a_week'))), name='ask_limit_is_sensible')],
                    },
                ),
            ],
        ),
    ]
