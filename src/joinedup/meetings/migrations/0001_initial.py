import django.db.models.deletion
import joinedup.core.clock
import joinedup.core.creating
import joinedup.core.models
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('accounts', '__first__'),
        ('directory', '0001_initial'),
        ('groups', '0001_initial'),
    ]

    operations = [
        joinedup.core.creating.CreateModels(
            models=[
                migrations.CreateModel(
                    name='Item',
                    fields=[
                        ('id', models.BigAutoField(primary_key=True, serialize=False)),
                        ('public_id', models.CharField(default=joinedup.core.models.new_public_id, editable=False, max_length=12, unique=True)),
                        ('version', models.PositiveIntegerField(default=1)),
                        ('created_at', models.DateTimeField(default=joinedup.core.clock.now, editable=False)),
                        ('title', models.CharField(max_length=200, verbose_name='title')),
                        ('note', models.TextField(blank=True)),
                        ('length', models.PositiveSmallIntegerField(default=10)),
                        ('aim', models.CharField(choices=[('decide', 'Decide'), ('do', 'Do'), ('learn', 'Learn'), ('tell', 'Tell')], default='do', max_length=10)),
                        ('lead', models.CharField(blank=True, max_length=120)),
                        ('part', models.CharField(choices=[('a', 'Part A: everybody who sees the meeting'), ('b', 'Part B: partners only')], default='a', max_length=1)),
                        ('is_internal', models.BooleanField(default=False)),
                        ('briefing', models.CharField(blank=True, max_length=200)),
                        ('position', models.PositiveSmallIntegerField(default=0)),
                        ('state', models.CharField(choices=[('proposed', 'Proposed'), ('on_agenda', 'On the agenda'), ('left_out', 'Left out')], default='on_agenda', max_length=20)),
                        ('proposed_by', models.CharField(blank=True, max_length=160)),
                        ('carried_from', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='carried_to', to='meetings.item')),
                        ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='items', to='meetings.meeting')),
                    ],
                    options={
                        'indexes': [models.Index(fields=['meeting', 'position'], name='item_in_its_place')],
                        'constraints': [models.CheckConstraint(condition=models.Q(('length__lte', 480)), name='item_is_no_day_long')],
                    },
                ),
                migrations.CreateModel(
                    name='Decision',
                    fields=[
                        ('id', models.BigAutoField(primary_key=True, serialize=False)),
                        ('public_id', models.CharField(default=joinedup.core.models.new_public_id, editable=False, max_length=12, unique=True)),
                        ('version', models.PositiveIntegerField(default=1)),
                        ('created_at', models.DateTimeField(default=joinedup.core.clock.now, editable=False)),
                        ('text', models.TextField()),
                        ('result', models.CharField(choices=[('carried', 'Decided'), ('lost', 'Not decided'), ('no_quorum', 'Too few were there to decide')], max_length=20)),
                        ('law', models.JSONField()),
                        ('counted', models.JSONField()),
                        ('casting', models.CharField(blank=True, max_length=10)),
                        ('decided_on', models.DateField()),
                        ('boards', models.CharField(blank=True, choices=[('', 'Stands at once'), ('waiting', 'Subject to boards'), ('agreed', 'Boards agreed'), ('not_agreed', 'Boards did not agree')], default='', max_length=20)),
                        ('boards_on', models.DateField(blank=True, null=True)),
                        ('item', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='decisions', to='meetings.item')),
                    ],
                    options={
                        'constraints': [models.CheckConstraint(condition=models.Q(('boards', ''), ('boards_on__isnull', False), _connector='OR'), name='decision_subject_to_boards_has_day'), models.CheckConstraint(condition=models.Q(('boards', ''), ('result', 'carried'), _connector='OR'), name='only_what_was_decided_waits_for_boards')],
                    },
                ),
                migrations.CreateModel(
                    name='Meeting',
                    fields=[
                        ('id', models.BigAutoField(primary_key=True, serialize=False)),
                        ('public_id', models.CharField(default=joinedup.core.models.new_public_id, editable=False, max_length=12, unique=True)),
                        ('version', models.PositiveIntegerField(default=1)),
                        ('created_at', models.DateTimeField(default=joinedup.core.clock.now, editable=False)),
                        ('title', models.CharField(max_length=120, verbose_name='title')),
                        ('series', models.CharField(blank=True, db_index=True, max_length=12)),
                        ('starts_at', models.DateTimeField()),
                        ('length', models.PositiveSmallIntegerField(default=90)),
                        ('place', models.CharField(blank=True, max_length=200)),
                        ('room', models.CharField(blank=True, max_length=80)),
                        ('online', models.URLField(blank=True, max_length=500)),
                        ('summary', models.TextField(blank=True, verbose_name='in two sentences')),
                        ('state', models.CharField(choices=[('planned', 'Planned'), ('cancelled', 'Cancelled')], default='planned', max_length=20)),
                        ('cancelled_because', models.CharField(blank=True, max_length=300)),
                        ('agenda_on', models.DateField()),
                        ('dated_on', models.DateField(blank=True, null=True)),
                        ('agenda_goes_alone', models.BooleanField(default=True)),
                        ('agenda_sent_at', models.DateTimeField(blank=True, null=True)),
                        ('agenda_number', models.PositiveSmallIntegerField(default=0)),
                        ('invited_at', models.DateTimeField(blank=True, null=True)),
                        ('moved_number', models.PositiveSmallIntegerField(default=0)),
                        ('moved_from', models.DateTimeField(blank=True, null=True)),
                        ('minutes_state', models.CharField(choices=[('none', 'Not begun'), ('open', 'Being typed'), ('sent', 'Sent out, to be corrected and approved'), ('approved', 'Approved')], default='none', max_length=20)),
                        ('minutes_number', models.PositiveSmallIntegerField(default=0)),
                        ('minutes_sent_at', models.DateTimeField(blank=True, null=True)),
                        ('carriers_reminded_on', models.DateField(blank=True, null=True)),
                        ('approved_on', models.DateField(blank=True, null=True)),
                        ('approved_at', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='meetings.meeting')),
                        ('group', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='meetings', to='groups.group')),
                        ('minutes_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('venue', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='directory.organisation')),
                    ],
                    options={
                        'indexes': [models.Index(fields=['group', 'starts_at'], name='meeting_of_group_by_start')],
                        'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('minutes_state__in', ['sent', 'approved']), _negated=True), ('minutes_sent_at__isnull', False), _connector='OR'), name='minutes_sent_have_moment'), models.CheckConstraint(condition=models.Q(models.Q(('minutes_state', 'approved'), _negated=True), ('approved_on__isnull', False), _connector='OR'), name='minutes_approved_have_day'), models.CheckConstraint(condition=models.Q(('length__gte', 5), ('length__lte', 720)), name='meeting_lasts'), models.CheckConstraint(condition=models.Q(('agenda_sent_at__isnull', True), ('agenda_number__gte', 1), _connector='OR'), name='agenda_sent_has_number')],
                    },
                ),
                migrations.CreateModel(
                    name='Invitation',
                    fields=[
                        ('id', models.BigAutoField(primary_key=True, serialize=False)),
                        ('public_id', models.CharField(default=joinedup.core.models.new_public_id, editable=False, max_length=12, unique=True)),
                        ('version', models.PositiveIntegerField(default=1)),
                        ('created_at', models.DateTimeField(default=joinedup.core.clock.now, editable=False)),
                        ('answer', models.CharField(choices=[('waiting', 'Not answered'), ('coming', 'I am coming'), ('sending', 'I am sending someone'), ('apologies', 'I cannot come')], default='waiting', max_length=20)),
                        ('sends', models.CharField(blank=True, max_length=120)),
                        ('answered_at', models.DateTimeField(blank=True, null=True)),
                        ('sent_at', models.DateTimeField(blank=True, null=True)),
                        ('was_there', models.BooleanField(blank=True, null=True)),
                        ('came_instead', models.CharField(blank=True, max_length=120)),
                        ('member', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='groups.member')),
                        ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='invitations', to='meetings.meeting')),
                    ],
                    options={
                        'constraints': [models.UniqueConstraint(fields=('meeting', 'member'), name='member_is_invited_once'), models.CheckConstraint(condition=models.Q(models.Q(('answer', 'sending'), _negated=True), models.Q(('sends', ''), _negated=True), _connector='OR'), name='who_sends_someone_says_whom')],
                    },
                ),
                migrations.CreateModel(
                    name='Correction',
                    fields=[
                        ('id', models.BigAutoField(primary_key=True, serialize=False)),
                        ('public_id', models.CharField(default=joinedup.core.models.new_public_id, editable=False, max_length=12, unique=True)),
                        ('version', models.PositiveIntegerField(default=1)),
                        ('created_at', models.DateTimeField(default=joinedup.core.clock.now, editable=False)),
                        ('text', models.TextField()),
                        ('answer', models.CharField(choices=[('asked', 'Asked for'), ('taken', 'Taken in'), ('not_taken', 'Not taken in')], default='asked', max_length=20)),
                        ('invitation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='meetings.invitation')),
                        ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='corrections', to='meetings.meeting')),
                    ],
                    options={
                        'abstract': False,
                    },
                ),
                migrations.CreateModel(
                    name='Minute',
                    fields=[
                        ('id', models.BigAutoField(primary_key=True, serialize=False)),
                        ('public_id', models.CharField(default=joinedup.core.models.new_public_id, editable=False, max_length=12, unique=True)),
                        ('version', models.PositiveIntegerField(default=1)),
                        ('created_at', models.DateTimeField(default=joinedup.core.clock.now, editable=False)),
                        ('text', models.TextField(blank=True)),
                        ('outcome', models.CharField(blank=True, choices=[('', 'Nothing yet'), ('agreed', 'Agreed'), ('heard', 'Heard'), ('done', 'Done'), ('carried_over', 'Not finished: next meeting')], default='', max_length=20)),
                        ('typed_by', models.CharField(blank=True, max_length=160)),
                        ('changed_at', models.DateTimeField(default=joinedup.core.clock.now)),
                        ('item', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='minute', to='meetings.item')),
                    ],
                    options={
                        'abstract': False,
                    },
                ),
                migrations.CreateModel(
                    name='MinuteDraft',
                    fields=[
                        ('id', models.BigAutoField(primary_key=True, serialize=False)),
                        ('number', models.PositiveIntegerField()),
                        ('text', models.TextField(blank=True)),
                        ('outcome', models.CharField(blank=True, max_length=20)),
                        ('typed_by', models.CharField(blank=True, max_length=160)),
                        ('saved_at', models.DateTimeField(default=joinedup.core.clock.now)),
                        ('minute', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='drafts', to='meetings.minute')),
                    ],
                    options={
                        'constraints': [models.UniqueConstraint(fields=('minute', 'number'), name='draft_of_a_minute_is_numbered_once')],
                    },
                ),
                migrations.CreateModel(
                    name='PulseAnswer',
                    fields=[
                        ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                        ('worth', models.CharField(choices=[('yes', 'Yes'), ('partly', 'Partly'), ('no', 'No')], max_length=10)),
                        ('learners', models.CharField(choices=[('learners', 'Mostly for learners'), ('both', 'Half and half'), ('ourselves', 'Mostly on ourselves')], max_length=10)),
                        ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='pulse_answers', to='meetings.meeting')),
                    ],
                ),
                migrations.CreateModel(
                    name='PulseToken',
                    fields=[
                        ('id', models.BigAutoField(primary_key=True, serialize=False)),
                        ('invitation', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='meetings.invitation')),
                        ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='pulse_tokens', to='meetings.meeting')),
                    ],
                ),
                migrations.CreateModel(
                    name='Vote',
                    fields=[
                        ('id', models.BigAutoField(primary_key=True, serialize=False)),
                        ('said', models.CharField(choices=[('for', 'For'), ('against', 'Against'), ('none', 'No vote given'), ('interest', 'Has an interest: left out')], max_length=10)),
                        ('decision', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='votes', to='meetings.decision')),
                        ('invitation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='meetings.invitation')),
                    ],
                    options={
                        'constraints': [models.UniqueConstraint(fields=('decision', 'invitation'), name='seat_votes_once')],
                    },
                ),
            ],
        ),
    ]
