import django.db.models.deletion
import joinedup.core.clock
import joinedup.core.creating
import joinedup.core.models
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('directory', '0001_initial'),
        ('groups', '0001_initial'),
    ]

    operations = [
        joinedup.core.creating.CreateModels(
            models=[
                migrations.CreateModel(
                    name='Question',
                    fields=[
                        ('id', models.BigAutoField(primary_key=True, serialize=False)),
                        ('public_id', models.CharField(default=joinedup.core.models.new_public_id, editable=False, max_length=12, unique=True)),
                        ('version', models.PositiveIntegerField(default=1)),
                        ('created_at', models.DateTimeField(default=joinedup.core.clock.now, editable=False)),
                        ('title', models.CharField(max_length=120, verbose_name='title')),
                        ('text', models.TextField()),
                        ('why', models.TextField(blank=True)),
                        ('part', models.CharField(choices=[('a', 'Everybody who sees the group'), ('b', 'Partners only')], default='a', max_length=1)),
                        ('state', models.CharField(choices=[('open', 'Open for replies'), ('settled', 'Counted'), ('withdrawn', 'Withdrawn')], default='open', max_length=20)),
                        ('asked_on', models.DateField(default=joinedup.core.clock.today)),
                        ('closes_on', models.DateField()),
                        ('silence_is_yes', models.BooleanField(default=False)),
                        ('law', models.JSONField()),
                        ('reminded_on', models.DateField(blank=True, null=True)),
                        ('carriers_reminded_on', models.DateField(blank=True, null=True)),
                        ('chair_asked_on', models.DateField(blank=True, null=True)),
                        ('result', models.CharField(blank=True, choices=[('carried', 'Decided'), ('lost', 'Not decided'), ('no_quorum', 'Too few replied to decide')], max_length=20)),
                        ('counted', models.JSONField(blank=True, null=True)),
                        ('casting', models.CharField(blank=True, max_length=10)),
                        ('settled_at', models.DateTimeField(blank=True, null=True)),
                        ('because', models.CharField(blank=True, max_length=300)),
                        ('group', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='questions', to='groups.group')),
                    ],
                    options={
                        'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('state', 'settled'), _negated=True), models.Q(models.Q(('result', ''), _negated=True), ('settled_at__isnull', False), ('counted__isnull', False)), _connector='OR'), name='question_settled_has_result'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'withdrawn'), _negated=True), models.Q(('because', ''), _negated=True), _connector='OR'), name='question_withdrawn_says_why'), models.CheckConstraint(condition=models.Q(('closes_on__gte', models.F('asked_on'))), name='question_closes_after_it_is_asked')],
                    },
                ),
                migrations.CreateModel(
                    name='Reply',
                    fields=[
                        ('id', models.BigAutoField(primary_key=True, serialize=False)),
                        ('public_id', models.CharField(default=joinedup.core.models.new_public_id, editable=False, max_length=12, unique=True)),
                        ('version', models.PositiveIntegerField(default=1)),
                        ('created_at', models.DateTimeField(default=joinedup.core.clock.now, editable=False)),
                        ('says', models.CharField(blank=True, choices=[('', 'No reply yet'), ('for', 'For'), ('against', 'Against'), ('none', 'No vote given'), ('interest', 'Has an interest: left out')], default='', max_length=10)),
                        ('said_at', models.DateTimeField(blank=True, null=True)),
                        ('said_by', models.CharField(blank=True, max_length=160)),
                        ('noted_by', models.CharField(blank=True, max_length=160)),
                        ('member', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='groups.member')),
                        ('question', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='replies', to='decisions.question')),
                    ],
                    options={
                        'constraints': [models.UniqueConstraint(fields=('question', 'member'), name='seat_replies_once_to_a_question'), models.CheckConstraint(condition=models.Q(('noted_by', ''), models.Q(('said_by', ''), _negated=True), _connector='OR'), name='reply_noted_says_who_said_it'), models.CheckConstraint(condition=models.Q(('says', ''), ('said_at__isnull', False), _connector='OR'), name='reply_has_moment')],
                    },
                ),
                migrations.CreateModel(
                    name='Carrier',
                    fields=[
                        ('id', models.BigAutoField(primary_key=True, serialize=False)),
                        ('public_id', models.CharField(default=joinedup.core.models.new_public_id, editable=False, max_length=12, unique=True)),
                        ('version', models.PositiveIntegerField(default=1)),
                        ('created_at', models.DateTimeField(default=joinedup.core.clock.now, editable=False)),
                        ('about_kind', models.CharField(max_length=60)),
                        ('about_id', models.CharField(max_length=12)),
                        ('name', models.CharField(max_length=120)),
                        ('acknowledged_at', models.DateTimeField(default=joinedup.core.clock.now)),
                        ('group', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='groups.group')),
                        ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='directory.organisation')),
                    ],
                    options={
                        'constraints': [models.UniqueConstraint(fields=('about_kind', 'about_id', 'organisation'), name='one_carries_a_decision_for_an_organisation'), models.CheckConstraint(condition=models.Q(('name', ''), _negated=True), name='carrier_is_named')],
                    },
                ),
            ],
        ),
    ]
