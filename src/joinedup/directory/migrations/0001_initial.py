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
        ('register', '0001_initial'),
    ]

    operations = [
        joinedup.core.creating.CreateModels(
            models=[
                migrations.CreateModel(
                    name='Organisation',
                    fields=[
                        ('id', models.BigAutoField(primary_key=True, serialize=False)),
                        ('public_id', models.CharField(default=joinedup.core.models.new_public_id, editable=False, max_length=12, unique=True)),
                        ('version', models.PositiveIntegerField(default=1)),
                        ('created_at', models.DateTimeField(default=joinedup.core.clock.now, editable=False)),
                        ('kind', models.CharField(choices=[('school', 'School'), ('college', 'College'), ('nursery', 'Nursery or early years setting'), ('trust', 'Trust'), ('federation', 'Federation'), ('diocese', 'Diocese'), ('authority', 'Local authority or council team'), ('health', 'Health service'), ('police', 'Police'), ('youth_justice', 'Youth justice'), ('family_hub', 'Family hub'), ('charity', 'Charity or community group'), ('faith', 'Faith group'), ('employer', 'Employer'), ('housing', 'Housing association'), ('parents', "Parents' or carers' group"), ('young_people', "Young people's group"), ('university', 'University'), ('culture', 'Museum or library'), ('music_hub', 'Music hub'), ('hub', 'Other subject or careers hub'), ('other', 'Other')], max_length=20)),
                        ('name', models.CharField(max_length=255)),
                        ('name_key', models.CharField(editable=False, max_length=255)),
                        ('register_key', models.CharField(blank=True, max_length=160, null=True, unique=True)),
                        ('street', models.CharField(blank=True, max_length=255)),
                        ('town', models.CharField(blank=True, max_length=120)),
                        ('postcode', models.CharField(blank=True, max_length=12)),
                        ('postcode_key', models.CharField(blank=True, editable=False, max_length=12)),
                        ('website', models.CharField(blank=True, max_length=500)),
                        ('phone', models.CharField(blank=True, max_length=40)),
                        ('latitude', models.FloatField(blank=True, null=True)),
                        ('longitude', models.FloatField(blank=True, null=True)),
                        ('closed_on', models.DateField(blank=True, null=True)),
                        ('aims', models.TextField(blank=True)),
                        ('way_of_working', models.TextField(blank=True)),
                        ('good_times', models.CharField(blank=True, max_length=300)),
                        ('please_avoid', models.CharField(blank=True, max_length=300)),
                        ('how_to_reach', models.CharField(blank=True, max_length=300)),
                        ('profile_confirmed_on', models.DateField(blank=True, null=True)),
                        ('approver', models.CharField(blank=True, choices=[('head', 'The head or leader decides alone'), ('trust', 'The trust agrees first'), ('board', 'The governors or board agree first'), ('head_up_to', 'The head or leader alone up to a limit, then the trust or board')], max_length=20)),
                        ('limit_half_days', models.PositiveSmallIntegerField(blank=True, null=True)),
                        ('limit_pence', models.PositiveIntegerField(blank=True, null=True)),
                        ('next_board_on', models.DateField(blank=True, null=True)),
                        ('approval_note', models.CharField(blank=True, max_length=300)),
                        ('establishment', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='organisation', to='register.establishment')),
                        ('group', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='organisation', to='register.group')),
                        ('trust', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='schools', to='directory.organisation')),
                    ],
                    options={
                        'indexes': [models.Index(fields=['name_key'], name='organisation_by_name')],
                        'constraints': [models.UniqueConstraint(condition=models.Q(('register_key__isnull', True)), fields=('kind', 'name_key', 'postcode_key'), name='organisation_outside_the_register_is_entered_once'), models.CheckConstraint(condition=models.Q(('establishment__isnull', True), ('register_key__isnull', False), _connector='OR'), name='organisation_of_a_school_has_register_key')],
                    },
                ),
                migrations.CreateModel(
                    name='LogEntry',
                    fields=[
                        ('id', models.BigAutoField(primary_key=True, serialize=False)),
                        ('public_id', models.CharField(default=joinedup.core.models.new_public_id, editable=False, max_length=12, unique=True)),
                        ('version', models.PositiveIntegerField(default=1)),
                        ('created_at', models.DateTimeField(default=joinedup.core.clock.now, editable=False)),
                        ('author_name', models.CharField(max_length=120)),
                        ('kind', models.CharField(choices=[('call', 'Call'), ('visit', 'Visit'), ('email', 'E-mail'), ('meeting', 'Meeting'), ('other', 'Other')], max_length=20)),
                        ('on', models.DateField()),
                        ('text', models.TextField(max_length=2000)),
                        ('private', models.BooleanField(default=False)),
                        ('given_in_confidence', models.BooleanField(default=False)),
                        ('purpose', models.CharField(blank=True, max_length=200)),
                        ('delete_after', models.DateField()),
                        ('area', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='log_entries', to='accounts.area')),
                        ('author', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='log_entries', to=settings.AUTH_USER_MODEL)),
                        ('team', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.RESTRICT, related_name='log_entries', to='accounts.team')),
                        ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='log_entries', to='directory.organisation')),
                    ],
                    options={
                        'indexes': [models.Index(fields=['area', 'organisation', '-on'], name='log_of_organisation')],
                        'constraints': [models.CheckConstraint(condition=models.Q(('private', False), ('team__isnull', True), _connector='OR'), name='private_note_belongs_to_no_team')],
                    },
                ),
                migrations.CreateModel(
                    name='Carrying',
                    fields=[
                        ('id', models.BigAutoField(primary_key=True, serialize=False)),
                        ('carried_on', models.DateField()),
                        ('what', models.JSONField(default=dict)),
                        ('area', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='carryings', to='accounts.area')),
                        ('new', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='carried_from', to='directory.organisation')),
                        ('old', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='carried_to', to='directory.organisation')),
                    ],
                    options={
                        'constraints': [models.UniqueConstraint(fields=('area', 'old', 'new'), name='area_carries_a_school_to_its_successor_once')],
                    },
                ),
                migrations.CreateModel(
                    name='Attachment',
                    fields=[
                        ('id', models.BigAutoField(primary_key=True, serialize=False)),
                        ('public_id', models.CharField(default=joinedup.core.models.new_public_id, editable=False, max_length=12, unique=True)),
                        ('version', models.PositiveIntegerField(default=1)),
                        ('created_at', models.DateTimeField(default=joinedup.core.clock.now, editable=False)),
                        ('since', models.DateField()),
                        ('until', models.DateField(blank=True, null=True)),
                        ('how', models.CharField(choices=[('picked', 'Picked'), ('pasted', 'Pasted list'), ('all_of', 'All open schools of an authority or trust'), ('uploaded', 'Uploaded'), ('carried', 'Carried from the school before it')], default='picked', max_length=20)),
                        ('area', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='attachments', to='accounts.area')),
                        ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='attachments', to='directory.organisation')),
                    ],
                    options={
                        'indexes': [models.Index(fields=['area', 'until', 'organisation'], name='attachment_of_area')],
                        'constraints': [models.UniqueConstraint(condition=models.Q(('until__isnull', True)), fields=('area', 'organisation'), name='organisation_is_on_an_areas_list_once'), models.CheckConstraint(condition=models.Q(('until__isnull', True), ('until__gte', models.F('since')), _connector='OR'), name='attachment_ends_after_it_began')],
                    },
                ),
                migrations.CreateModel(
                    name='Person',
                    fields=[
                        ('id', models.BigAutoField(primary_key=True, serialize=False)),
                        ('public_id', models.CharField(default=joinedup.core.models.new_public_id, editable=False, max_length=12, unique=True)),
                        ('version', models.PositiveIntegerField(default=1)),
                        ('created_at', models.DateTimeField(default=joinedup.core.clock.now, editable=False)),
                        ('name', models.CharField(max_length=120)),
                        ('phone', models.CharField(blank=True, max_length=40)),
                        ('user', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='person', to=settings.AUTH_USER_MODEL)),
                    ],
                    options={
                        'abstract': False,
                    },
                ),
                migrations.CreateModel(
                    name='Delegation',
                    fields=[
                        ('id', models.BigAutoField(primary_key=True, serialize=False)),
                        ('public_id', models.CharField(default=joinedup.core.models.new_public_id, editable=False, max_length=12, unique=True)),
                        ('version', models.PositiveIntegerField(default=1)),
                        ('created_at', models.DateTimeField(default=joinedup.core.clock.now, editable=False)),
                        ('asks', models.JSONField(default=list)),
                        ('from_on', models.DateField()),
                        ('until_on', models.DateField(blank=True, null=True)),
                        ('confirmed_on', models.DateField(blank=True, null=True)),
                        ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='delegations', to='directory.organisation')),
                        ('for_person', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='delegates', to='directory.person')),
                        ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='delegations', to='directory.person')),
                    ],
                    options={
                        'constraints': [models.CheckConstraint(condition=models.Q(('until_on__isnull', True), ('until_on__gte', models.F('from_on')), _connector='OR'), name='delegation_ends_after_it_began'), models.UniqueConstraint(condition=models.Q(('until_on__isnull', True)), fields=('person', 'organisation'), name='delegation_is_given_once_at_a_time')],
                    },
                ),
                migrations.CreateModel(
                    name='Address',
                    fields=[
                        ('id', models.BigAutoField(primary_key=True, serialize=False)),
                        ('email', models.EmailField(max_length=254)),
                        ('is_shared', models.BooleanField(default=False)),
                        ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='addresses', to='directory.person')),
                    ],
                    options={
                        'constraints': [models.UniqueConstraint(condition=models.Q(('is_shared', False)), fields=('email',), name='personal_address_is_one_persons'), models.UniqueConstraint(fields=('person', 'email'), name='person_has_an_address_once')],
                    },
                ),
                migrations.CreateModel(
                    name='Role',
                    fields=[
                        ('id', models.BigAutoField(primary_key=True, serialize=False)),
                        ('public_id', models.CharField(default=joinedup.core.models.new_public_id, editable=False, max_length=12, unique=True)),
                        ('version', models.PositiveIntegerField(default=1)),
                        ('created_at', models.DateTimeField(default=joinedup.core.clock.now, editable=False)),
                        ('kind', models.CharField(choices=[('head', 'Headteacher or principal'), ('executive_head', 'Executive head'), ('head_of_school', 'Head of school'), ('deputy', 'Deputy or assistant head'), ('senco', 'SENDCo'), ('dsl', 'Designated safeguarding lead'), ('attendance', 'Attendance champion'), ('mental_health', 'Mental health lead'), ('designated_teacher', 'Designated teacher for children in care'), ('pupil_premium', 'Pupil premium lead'), ('early_years', 'Early years lead'), ('phonics', 'Phonics and reading lead'), ('maths', 'Maths lead'), ('careers', 'Careers leader'), ('music', 'Music lead'), ('pe', 'PE and sport lead'), ('ect_tutor', 'Early career induction tutor'), ('visits', 'Educational visits co-ordinator'), ('business_manager', 'School business manager'), ('office_manager', "Office manager or head's PA"), ('premises', 'Premises manager'), ('family_worker', 'Family or pastoral lead'), ('teacher', 'Teacher or other member of staff'), ('clerk', 'Clerk or governance professional'), ('chair', 'Chair of governors or trustees'), ('send_governor', 'SEND governor'), ('safeguarding_governor', 'Safeguarding governor'), ('trust_chief', 'Trust chief executive'), ('trust_improvement', 'Trust improvement lead'), ('trust_finance', 'Trust finance lead'), ('trust_hr', 'Trust people (HR) lead'), ('manager', 'Chief officer or service manager'), ('practitioner', 'Worker or practitioner'), ('partnership_lead', 'Partnerships lead'), ('contact', 'Other contact')], max_length=30)),
                        ('title', models.CharField(blank=True, max_length=120)),
                        ('from_on', models.DateField()),
                        ('until_on', models.DateField(blank=True, null=True)),
                        ('confirmed_on', models.DateField(blank=True, null=True)),
                        ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='roles', to='directory.organisation')),
                        ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='roles', to='directory.person')),
                        ('unit', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='roles', to='directory.unit')),
                    ],
                    options={
                        'indexes': [models.Index(fields=['organisation', 'until_on'], name='role_of_organisation')],
                        'constraints': [models.CheckConstraint(condition=models.Q(('until_on__isnull', True), ('until_on__gte', models.F('from_on')), _connector='OR'), name='role_ends_after_it_began'), models.UniqueConstraint(condition=models.Q(('until_on__isnull', True)), fields=('person', 'organisation', 'kind'), name='role_is_held_once_at_a_time')],
                    },
                ),
                migrations.CreateModel(
                    name='RoleShare',
                    fields=[
                        ('id', models.BigAutoField(primary_key=True, serialize=False)),
                        ('area', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='role_shares', to='accounts.area')),
                        ('role', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='shares', to='directory.role')),
                    ],
                    options={
                        'constraints': [models.UniqueConstraint(fields=('role', 'area'), name='role_is_shared_with_an_area_once')],
                    },
                ),
                migrations.CreateModel(
                    name='Unit',
                    fields=[
                        ('id', models.BigAutoField(primary_key=True, serialize=False)),
                        ('public_id', models.CharField(default=joinedup.core.models.new_public_id, editable=False, max_length=12, unique=True)),
                        ('version', models.PositiveIntegerField(default=1)),
                        ('created_at', models.DateTimeField(default=joinedup.core.clock.now, editable=False)),
                        ('name', models.CharField(max_length=120)),
                        ('email', models.EmailField(blank=True, max_length=254)),
                        ('phone', models.CharField(blank=True, max_length=40)),
                        ('signs_itself', models.BooleanField(default=False)),
                        ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='units', to='directory.organisation')),
                    ],
                    options={
                        'constraints': [models.UniqueConstraint(fields=('organisation', 'name'), name='unit_is_named_once_in_its_organisation')],
                    },
                ),
                migrations.CreateModel(
                    name='Upload',
                    fields=[
                        ('id', models.BigAutoField(primary_key=True, serialize=False)),
                        ('public_id', models.CharField(default=joinedup.core.models.new_public_id, editable=False, max_length=12, unique=True)),
                        ('version', models.PositiveIntegerField(default=1)),
                        ('created_at', models.DateTimeField(default=joinedup.core.clock.now, editable=False)),
                        ('kind', models.CharField(choices=[('organisations', 'organisations'), ('people', 'people')], max_length=20)),
                        ('file_name', models.CharField(max_length=200)),
                        ('rows', models.JSONField(default=list)),
                        ('faults', models.JSONField(default=list)),
                        ('unknown', models.JSONField(default=list)),
                        ('done_at', models.DateTimeField(blank=True, null=True)),
                        ('result', models.JSONField(default=dict)),
                        ('undone_at', models.DateTimeField(blank=True, null=True)),
                        ('area', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='directory_uploads', to='accounts.area')),
                        ('user', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='directory_uploads', to=settings.AUTH_USER_MODEL)),
                    ],
                    options={
                        'abstract': False,
                    },
                ),
            ],
        ),
    ]
