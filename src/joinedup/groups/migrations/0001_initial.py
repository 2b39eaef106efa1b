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
        ('partnerships', '0001_initial'),
    ]

    operations = [
        joinedup.core.creating.CreateModels(
            models=[
                migrations.CreateModel(
                    name='Group',
                    fields=[
                        ('id', models.BigAutoField(primary_key=True, serialize=False)),
                        ('public_id', models.CharField(default=joinedup.core.models.new_public_id, editable=False, max_length=12, unique=True)),
                        ('version', models.PositiveIntegerField(default=1)),
                        ('created_at', models.DateTimeField(default=joinedup.core.clock.now, editable=False)),
                        ('kind', models.CharField(choices=[('board', 'Board'), ('steering', 'Steering group'), ('working', 'Working group'), ('panel', 'Panel'), ('forum', 'Network meeting')], max_length=20)),
                        ('name', models.CharField(max_length=120, verbose_name='name')),
                        ('terms', models.TextField(blank=True, verbose_name='terms of reference')),
                        ('quorum', models.CharField(choices=[('people', 'A number of people'), ('share', 'A share of all votes, in percent'), ('organisations', 'A number of organisations')], default='share', max_length=20)),
                        ('quorum_size', models.PositiveSmallIntegerField(default=50)),
                        ('rule', models.CharField(choices=[('consensus', 'Consensus: nobody is against'), ('majority', 'More votes for than against'), ('two_thirds', 'Two thirds of the votes given'), ('all_members', 'More than half of all votes, also of those who are away'), ('unanimous', 'Everybody there votes for it')], default='consensus', max_length=20)),
                        ('unit', models.CharField(choices=[('person', 'Each person'), ('organisation', 'Each organisation, however many people it sends'), ('trust', 'Each trust, however many schools it has; a school without a trust has its own'), ('pupils', 'Each organisation, as many votes as it has pupils')], default='organisation', max_length=20)),
                        ('vote_cap', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='at most, in percent')),
                        ('has_casting_vote', models.BooleanField(default=False)),
                        ('silence_is_yes', models.BooleanField(default=False)),
                        ('ended_on', models.DateField(blank=True, null=True)),
                        ('area', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='groups', to='accounts.area')),
                        ('partnership', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='groups', to='partnerships.partnership')),
                    ],
                    options={
                        'constraints': [models.UniqueConstraint(condition=models.Q(('ended_on__isnull', True), ('partnership__isnull', True)), fields=('area', 'name'), name='group_name_is_unique_in_its_area'), models.UniqueConstraint(condition=models.Q(('ended_on__isnull', True)), fields=('partnership', 'name'), name='group_name_is_unique_in_its_partnership'), models.CheckConstraint(condition=models.Q(('quorum_size__gte', 1)), name='group_quorum_is_somebody'), models.CheckConstraint(condition=models.Q(('vote_cap__isnull', True), models.Q(('unit', 'pupils'), ('vote_cap__range', (1, 100))), _connector='OR'), name='group_vote_cap_is_a_percentage'), models.CheckConstraint(condition=models.Q(models.Q(('quorum', 'share'), _negated=True), ('quorum_size__lte', 100), _connector='OR'), name='group_quorum_share_is_a_percentage')],
                    },
                ),
                migrations.CreateModel(
                    name='Member',
                    fields=[
                        ('id', models.BigAutoField(primary_key=True, serialize=False)),
                        ('public_id', models.CharField(default=joinedup.core.models.new_public_id, editable=False, max_length=12, unique=True)),
                        ('version', models.PositiveIntegerField(default=1)),
                        ('created_at', models.DateTimeField(default=joinedup.core.clock.now, editable=False)),
                        ('part', models.CharField(choices=[('chair', 'Chair'), ('vice_chair', 'Vice-chair'), ('member', 'Member'), ('clerk', 'Clerk'), ('observer', 'Observer')], default='member', max_length=20)),
                        ('from_on', models.DateField()),
                        ('until_on', models.DateField(blank=True, null=True)),
                        ('deputy', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='directory.person')),
                        ('group', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='members', to='groups.group')),
                        ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='directory.organisation')),
                        ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='directory.person')),
                    ],
                    options={
                        'constraints': [models.UniqueConstraint(condition=models.Q(('until_on__isnull', True)), fields=('group', 'person', 'organisation'), name='member_has_one_seat_for_an_organisation'), models.UniqueConstraint(condition=models.Q(('part', 'chair'), ('until_on__isnull', True)), fields=('group',), name='group_has_one_chair'), models.CheckConstraint(condition=models.Q(('until_on__isnull', True), ('until_on__gte', models.F('from_on')), _connector='OR'), name='member_ends_after_start'), models.CheckConstraint(condition=models.Q(('deputy__isnull', True), models.Q(('deputy', models.F('person')), _negated=True), _connector='OR'), name='member_is_not_their_own_deputy')],
                    },
                ),
                migrations.CreateModel(
                    name='Interest',
                    fields=[
                        ('id', models.BigAutoField(primary_key=True, serialize=False)),
                        ('public_id', models.CharField(default=joinedup.core.models.new_public_id, editable=False, max_length=12, unique=True)),
                        ('version', models.PositiveIntegerField(default=1)),
                        ('created_at', models.DateTimeField(default=joinedup.core.clock.now, editable=False)),
                        ('about', models.CharField(max_length=300, verbose_name='what it is about')),
                        ('declared_on', models.DateField()),
                        ('ended_on', models.DateField(blank=True, null=True)),
                        ('member', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='interests', to='groups.member')),
                    ],
                    options={
                        'constraints': [models.CheckConstraint(condition=models.Q(('ended_on__isnull', True), ('ended_on__gte', models.F('declared_on')), _connector='OR'), name='interest_ends_after_start')],
                    },
                ),
            ],
        ),
    ]
