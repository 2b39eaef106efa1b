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
    ]

    operations = [
        joinedup.core.creating.CreateModels(
            models=[
                migrations.CreateModel(
                    name='Commitment',
                    fields=[
                        ('id', models.BigAutoField(primary_key=True, serialize=False)),
                        ('public_id', models.CharField(default=joinedup.core.models.new_public_id, editable=False, max_length=12, unique=True)),
                        ('version', models.PositiveIntegerField(default=1)),
                        ('created_at', models.DateTimeField(default=joinedup.core.clock.now, editable=False)),
                        ('year', models.PositiveSmallIntegerField(verbose_name='school year')),
                        ('half_days', models.PositiveSmallIntegerField()),
                        ('starts', models.CharField(blank=True, max_length=250)),
                        ('ended_at', models.DateTimeField(blank=True, null=True)),
                        ('area', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='commitments', to='accounts.area')),
                        ('giver', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='commitments_to_give', to='directory.organisation')),
                        ('receiver', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='commitments_to_get', to='directory.organisation')),
                        ('topic', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='brokerage.topic')),
                        ('introduction', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='commitment', to='introductions.introduction')),
                    ],
                    options={
                        'ordering': ['-id'],
                    },
                ),
                migrations.CreateModel(
                    name='Gift',
                    fields=[
                        ('id', models.BigAutoField(primary_key=True, serialize=False)),
                        ('public_id', models.CharField(default=joinedup.core.models.new_public_id, editable=False, max_length=12, unique=True)),
                        ('version', models.PositiveIntegerField(default=1)),
                        ('created_at', models.DateTimeField(default=joinedup.core.clock.now, editable=False)),
                        ('year', models.PositiveSmallIntegerField(verbose_name='school year')),
                        ('kind', models.CharField(choices=[('time', 'Time (half-days)'), ('room_or_kit', 'A room, a minibus or kit'), ('training_place', 'Places on training'), ('document', 'Documents or resources')], default='time', max_length=20)),
                        ('what', models.CharField(max_length=200)),
                        ('planned', models.PositiveSmallIntegerField(blank=True, null=True)),
                        ('asked_on', models.DateField(blank=True, null=True)),
                        ('area', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='gifts', to='accounts.area')),
                        ('commitment', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='gift', to='introductions.commitment')),
                        ('giver', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='gifts_given', to='directory.organisation')),
                        ('receiver', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='gifts_received', to='directory.organisation')),
                    ],
                    options={
                        'ordering': ['-year', 'what', 'id'],
                        'indexes': [models.Index(fields=['area', 'year'], name='gift_by_year')],
                        'constraints': [models.CheckConstraint(condition=models.Q(('giver', models.F('receiver')), _negated=True), name='gift_is_between_two'), models.CheckConstraint(condition=models.Q(('what', ''), _negated=True), name='gift_is_named')],
                    },
                ),
                migrations.CreateModel(
                    name='GiftWord',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('says', models.CharField(choices=[('done', 'It happened like this'), ('partly', 'It was more or less than that'), ('not_yet', 'Not yet'), ('not', 'It did not happen')], max_length=10)),
                        ('number', models.PositiveSmallIntegerField(default=0)),
                        ('told_at', models.DateTimeField()),
                        ('told_by', models.CharField(blank=True, max_length=120)),
                        ('is_on_behalf', models.BooleanField(default=False)),
                        ('gift', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='words', to='introductions.gift')),
                        ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='directory.organisation')),
                    ],
                    options={
                        'ordering': ['id'],
                        'constraints': [models.UniqueConstraint(fields=('gift', 'organisation'), name='each_side_says_once_what_came_of_a_gift')],
                    },
                ),
                migrations.CreateModel(
                    name='Introduction',
                    fields=[
                        ('id', models.BigAutoField(primary_key=True, serialize=False)),
                        ('public_id', models.CharField(default=joinedup.core.models.new_public_id, editable=False, max_length=12, unique=True)),
                        ('version', models.PositiveIntegerField(default=1)),
                        ('created_at', models.DateTimeField(default=joinedup.core.clock.now, editable=False)),
                        ('year', models.PositiveSmallIntegerField(verbose_name='school year')),
                        ('half_days', models.PositiveSmallIntegerField()),
                        ('distance_m', models.PositiveIntegerField(blank=True, null=True)),
                        ('words', models.CharField(blank=True, max_length=1000)),
                        ('state', models.CharField(choices=[('sent', 'Waiting for answers'), ('agreed', 'Both said yes'), ('declined', 'Not this time'), ('lapsed', 'No answer in time'), ('taken_back', 'Taken back')], default='sent', max_length=12)),
                        ('goes_at', models.DateTimeField()),
                        ('lapses_on', models.DateField()),
                        ('agreed_at', models.DateTimeField(blank=True, null=True)),
                        ('taken_up_by', models.CharField(blank=True, max_length=80)),
                        ('area', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='introductions', to='accounts.area')),
                        ('giver', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='introductions_to_give', to='directory.organisation')),
                        ('need', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='introductions', to='brokerage.need')),
                        ('offer', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='introductions', to='brokerage.offer')),
                        ('receiver', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='introductions_to_get', to='directory.organisation')),
                        ('topic', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='brokerage.topic')),
                    ],
                    options={
                        'ordering': ['-id'],
                        'indexes': [models.Index(fields=['area', 'state'], name='introduction_by_state')],
                        'constraints': [models.UniqueConstraint(condition=models.Q(('state__in', ('sent', 'agreed'))), fields=('need', 'offer'), name='need_and_offer_are_introduced_once_at_a_time'), models.CheckConstraint(condition=models.Q(('giver', models.F('receiver')), _negated=True), name='introduction_is_between_two'), models.CheckConstraint(condition=models.Q(('state__in', ['sent', 'agreed', 'declined', 'lapsed', 'taken_back'])), name='introduction_state_is_known'), models.CheckConstraint(condition=models.Q(models.Q(('agreed_at__isnull', False), ('state', 'agreed')), models.Q(models.Q(('state', 'agreed'), _negated=True), ('agreed_at__isnull', True)), _connector='OR'), name='agreed_introduction_has_its_moment')],
                    },
                ),
                migrations.CreateModel(
                    name='IntroductionAnswer',
                    fields=[
                        ('id', models.BigAutoField(primary_key=True, serialize=False)),
                        ('public_id', models.CharField(default=joinedup.core.models.new_public_id, editable=False, max_length=12, unique=True)),
                        ('version', models.PositiveIntegerField(default=1)),
                        ('created_at', models.DateTimeField(default=joinedup.core.clock.now, editable=False)),
                        ('side', models.CharField(choices=[('giver', 'Would help'), ('receiver', 'Would be helped')], max_length=10)),
                        ('person_name', models.CharField(blank=True, max_length=120)),
                        ('address', models.EmailField(blank=True, max_length=254)),
                        ('reply', models.CharField(blank=True, choices=[('', 'No answer yet'), ('yes', 'Yes'), ('later', 'Yes, but later'), ('no', 'No')], default='', max_length=10)),
                        ('later_when', models.CharField(blank=True, max_length=120)),
                        ('reason', models.CharField(blank=True, choices=[('wrong_time', 'Good idea, wrong time'), ('no_time', 'We have no time to give just now'), ('sorted', 'We have found help already'), ('too_far', 'Too far away'), ('not_fit', 'Not what we meant'), ('never_with', 'We would rather not work with this partner'), ('other', 'Something else')], max_length=12)),
                        ('reason_words', models.CharField(blank=True, max_length=300)),
                        ('given_in_confidence', models.BooleanField(default=True)),
                        ('waits_for', models.CharField(blank=True, choices=[('', 'Nobody'), ('trust', 'The trust'), ('board', 'The board')], default='', max_length=10)),
                        ('board_on', models.DateField(blank=True, null=True)),
                        ('released_note', models.CharField(blank=True, max_length=200)),
                        ('answered_at', models.DateTimeField(blank=True, null=True)),
                        ('answered_by', models.CharField(blank=True, max_length=120)),
                        ('is_on_behalf', models.BooleanField(default=False)),
                        ('introduction', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='answers', to='introductions.introduction')),
                        ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='directory.organisation')),
                    ],
                    options={
                        'ordering': ['id'],
                        'constraints': [models.UniqueConstraint(fields=('introduction', 'side'), name='each_side_answers_once'), models.CheckConstraint(condition=models.Q(models.Q(('answered_at__isnull', True), ('reply', '')), models.Q(models.Q(('reply', ''), _negated=True), ('answered_at__isnull', False)), _connector='OR'), name='introduction_answer_has_its_moment'), models.CheckConstraint(condition=models.Q(('waits_for', ''), ('reply__in', ('yes', 'later')), _connector='OR'), name='only_a_yes_waits_for_trust_or_board')],
                    },
                ),
                migrations.CreateModel(
                    name='Rest',
                    fields=[
                        ('id', models.BigAutoField(primary_key=True, serialize=False)),
                        ('public_id', models.CharField(default=joinedup.core.models.new_public_id, editable=False, max_length=12, unique=True)),
                        ('version', models.PositiveIntegerField(default=1)),
                        ('created_at', models.DateTimeField(default=joinedup.core.clock.now, editable=False)),
                        ('side', models.CharField(choices=[('giver', 'Would help'), ('receiver', 'Would be helped')], max_length=10)),
                        ('until', models.DateField(blank=True, null=True)),
                        ('said_by', models.CharField(blank=True, max_length=120)),
                        ('is_on_behalf', models.BooleanField(default=False)),
                        ('lifted_at', models.DateTimeField(blank=True, null=True)),
                        ('lifted_by', models.CharField(blank=True, max_length=120)),
                        ('answer', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='rests', to='introductions.introductionanswer')),
                        ('area', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='rests', to='accounts.area')),
                        ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='rests', to='directory.organisation')),
                        ('other', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='directory.organisation')),
                        ('topic', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='brokerage.topic')),
                    ],
                    options={
                        'ordering': ['id'],
                        'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('other__isnull', True), ('topic__isnull', False)), models.Q(('other__isnull', False), ('topic__isnull', True)), _connector='OR'), name='rest_is_of_a_partner_or_a_topic')],
                    },
                ),
            ],
        ),
    ]
