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
                    name='Agreement',
                    fields=[
                        ('id', models.BigAutoField(primary_key=True, serialize=False)),
                        ('public_id', models.CharField(default=joinedup.core.models.new_public_id, editable=False, max_length=12, unique=True)),
                        ('version', models.PositiveIntegerField(default=1)),
                        ('created_at', models.DateTimeField(default=joinedup.core.clock.now, editable=False)),
                        ('state', models.CharField(choices=[('draft', 'Draft'), ('in_consultation', 'In consultation'), ('open', 'Open for signature'), ('in_force', 'In force'), ('under_review', 'Under review'), ('ended', 'Ended')], default='draft', max_length=20)),
                        ('in_force_on', models.DateField(blank=True, null=True)),
                        ('ended_on', models.DateField(blank=True, null=True)),
                        ('ending_reason', models.CharField(blank=True, max_length=300)),
                        ('open_version', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partnerships.agreementversion')),
                        ('version_in_force', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partnerships.agreementversion')),
                        ('partnership', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='agreement', to='partnerships.partnership')),
                    ],
                    options={
                        'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('state', 'in_force'), _negated=True), models.Q(('in_force_on__isnull', False), ('version_in_force__isnull', False)), _connector='OR'), name='agreement_in_force_has_version_and_date'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'open'), _negated=True), ('open_version__isnull', False), _connector='OR'), name='agreement_open_has_version'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'draft'), _negated=True), ('version_in_force__isnull', True), _connector='OR'), name='agreement_draft_is_not_in_force')],
                    },
                ),
                migrations.CreateModel(
                    name='AgreementVersion',
                    fields=[
                        ('id', models.BigAutoField(primary_key=True, serialize=False)),
                        ('public_id', models.CharField(default=joinedup.core.models.new_public_id, editable=False, max_length=12, unique=True)),
                        ('version', models.PositiveIntegerField(default=1)),
                        ('created_at', models.DateTimeField(default=joinedup.core.clock.now, editable=False)),
                        ('number', models.PositiveSmallIntegerField()),
                        ('content', models.JSONField()),
                        ('text', models.TextField()),
                        ('hash', models.CharField(max_length=64)),
                        ('frozen_at', models.DateTimeField(default=joinedup.core.clock.now)),
                        ('in_force_on', models.DateField(blank=True, null=True)),
                        ('replaced_on', models.DateField(blank=True, null=True)),
                        ('agreement', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='versions', to='partnerships.agreement')),
                    ],
                    options={
                        'constraints': [models.UniqueConstraint(fields=('agreement', 'number'), name='agreement_version_is_numbered_once')],
                    },
                ),
                migrations.CreateModel(
                    name='Partner',
                    fields=[
                        ('id', models.BigAutoField(primary_key=True, serialize=False)),
                        ('public_id', models.CharField(default=joinedup.core.models.new_public_id, editable=False, max_length=12, unique=True)),
                        ('version', models.PositiveIntegerField(default=1)),
                        ('created_at', models.DateTimeField(default=joinedup.core.clock.now, editable=False)),
                        ('kind', models.CharField(choices=[('lead', 'Lead partner'), ('full', 'Full partner'), ('associate', 'Associate partner'), ('funder', 'Funder'), ('beneficiary', 'Beneficiary'), ('community', 'Community representative'), ('learner', 'Learner representative')], default='full', max_length=20)),
                        ('added_on', models.DateField()),
                        ('joined_on', models.DateField(blank=True, null=True)),
                        ('left_on', models.DateField(blank=True, null=True)),
                        ('notice_given_on', models.DateField(blank=True, null=True)),
                        ('leaving_reason', models.CharField(blank=True, max_length=300)),
                        ('coordinator', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='directory.person')),
                        ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='partnerships', to='directory.organisation')),
                        ('signatory', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='directory.person')),
                        ('succeeds', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='partnerships.partner')),
                        ('partnership', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='partners', to='partnerships.partnership')),
                    ],
                    options={
                        'constraints': [models.UniqueConstraint(condition=models.Q(('left_on__isnull', True)), fields=('partnership', 'organisation'), name='partner_belongs_once_at_a_time'), models.CheckConstraint(condition=models.Q(('notice_given_on__isnull', True), ('left_on__isnull', False), _connector='OR'), name='partner_notice_names_leaving_day')],
                    },
                ),
                migrations.CreateModel(
                    name='Comment',
                    fields=[
                        ('id', models.BigAutoField(primary_key=True, serialize=False)),
                        ('public_id', models.CharField(default=joinedup.core.models.new_public_id, editable=False, max_length=12, unique=True)),
                        ('version', models.PositiveIntegerField(default=1)),
                        ('created_at', models.DateTimeField(default=joinedup.core.clock.now, editable=False)),
                        ('element', models.CharField(choices=[('aims', 'Aims'), ('strategy', 'What we will do, and when'), ('membership', 'Who is in, and how we decide'), ('management', 'Who runs it'), ('resources', 'What each of us puts in'), ('disputes', 'When we disagree'), ('information', 'What we share and what stays private'), ('evaluation', 'How we will know it works'), ('ending', 'Leaving and ending'), ('risk', 'What could go wrong')], max_length=20)),
                        ('author', models.CharField(max_length=160)),
                        ('text', models.TextField()),
                        ('answered_at', models.DateTimeField(blank=True, null=True)),
                        ('agreement', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='comments', to='partnerships.agreement')),
                        ('partner', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='comments', to='partnerships.partner')),
                    ],
                    options={
                        'abstract': False,
                    },
                ),
                migrations.CreateModel(
                    name='Partnership',
                    fields=[
                        ('id', models.BigAutoField(primary_key=True, serialize=False)),
                        ('public_id', models.CharField(default=joinedup.core.models.new_public_id, editable=False, max_length=12, unique=True)),
                        ('version', models.PositiveIntegerField(default=1)),
                        ('created_at', models.DateTimeField(default=joinedup.core.clock.now, editable=False)),
                        ('kind', models.CharField(choices=[('project', 'Project'), ('network', 'Network (cluster)'), ('federation', 'Federation'), ('panel', 'Multi-agency panel'), ('agency_team', 'Multi-agency team'), ('service', 'Multi-agency service'), ('consortium', 'Consortium'), ('hub_support', 'Support from a hub'), ('peer_review', 'Peer review group (twos and threes)'), ('send_group', 'SEND group')], max_length=20)),
                        ('name', models.CharField(max_length=120, verbose_name='name')),
                        ('purpose', models.TextField(blank=True, verbose_name='purpose')),
                        ('aims', models.TextField(blank=True, verbose_name='aims, one on each line')),
                        ('state', models.CharField(choices=[('setting_up', 'Being set up'), ('formed', 'Formed'), ('ended', 'Ended')], default='setting_up', max_length=20)),
                        ('stage', models.CharField(choices=[('forming', 'Getting started'), ('frustration', 'Finding it hard'), ('functioning', 'Working'), ('flying', 'Flying'), ('stuck', 'Stuck or winding down')], default='forming', max_length=20)),
                        ('visibility', models.CharField(choices=[('area', 'All officers of the area'), ('team', 'Officers of one team only'), ('partners', 'Only partners and organisers')], default='area', max_length=20)),
                        ('starts_on', models.DateField(blank=True, null=True)),
                        ('review_on', models.DateField(blank=True, null=True)),
                        ('ends_on', models.DateField(blank=True, null=True)),
                        ('cost_pence', models.PositiveIntegerField(default=0)),
                        ('half_days', models.PositiveSmallIntegerField(default=0)),
                        ('notice_weeks', models.PositiveSmallIntegerField(default=12)),
                        ('exit_money', models.TextField(blank=True)),
                        ('exit_keeps', models.TextField(blank=True)),
                        ('terms_set', models.BooleanField(default=False)),
                        ('formed_on', models.DateField(blank=True, null=True)),
                        ('ended_on', models.DateField(blank=True, null=True)),
                        ('area', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='partnerships', to='accounts.area')),
                        ('team', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='partnerships', to='accounts.team')),
                    ],
                    options={
                        'constraints': [models.CheckConstraint(condition=models.Q(('state', 'setting_up'), ('formed_on__isnull', False), _connector='OR'), name='partnership_formed_has_day'), models.CheckConstraint(condition=models.Q(('starts_on__isnull', True), ('ends_on__isnull', True), ('ends_on__gt', models.F('starts_on')), _connector='OR'), name='partnership_ends_after_start'), models.UniqueConstraint(fields=('area', 'name'), name='partnership_name_is_unique_in_its_area')],
                    },
                ),
                migrations.CreateModel(
                    name='Reply',
                    fields=[
                        ('id', models.BigAutoField(primary_key=True, serialize=False)),
                        ('public_id', models.CharField(default=joinedup.core.models.new_public_id, editable=False, max_length=12, unique=True)),
                        ('version', models.PositiveIntegerField(default=1)),
                        ('created_at', models.DateTimeField(default=joinedup.core.clock.now, editable=False)),
                        ('kind', models.CharField(choices=[('not_yet', 'We cannot sign yet'), ('question', 'We have a question')], max_length=10)),
                        ('reason', models.CharField(blank=True, choices=[('board', 'Our board or trust must see it first'), ('text', 'Something in the text needs to change'), ('money', 'The money or the days'), ('time', 'Not the right time'), ('person', 'Somebody else here should sign'), ('other', 'Another reason')], max_length=10)),
                        ('text', models.TextField(blank=True)),
                        ('author', models.CharField(max_length=160)),
                        ('partner', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='replies', to='partnerships.partner')),
                        ('version_read', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='partnerships.agreementversion')),
                    ],
                    options={
                        'abstract': False,
                    },
                ),
                migrations.CreateModel(
                    name='Section',
                    fields=[
                        ('id', models.BigAutoField(primary_key=True, serialize=False)),
                        ('public_id', models.CharField(default=joinedup.core.models.new_public_id, editable=False, max_length=12, unique=True)),
                        ('version', models.PositiveIntegerField(default=1)),
                        ('created_at', models.DateTimeField(default=joinedup.core.clock.now, editable=False)),
                        ('element', models.CharField(choices=[('aims', 'Aims'), ('strategy', 'What we will do, and when'), ('membership', 'Who is in, and how we decide'), ('management', 'Who runs it'), ('resources', 'What each of us puts in'), ('disputes', 'When we disagree'), ('information', 'What we share and what stays private'), ('evaluation', 'How we will know it works'), ('ending', 'Leaving and ending'), ('risk', 'What could go wrong')], max_length=20)),
                        ('text', models.TextField(blank=True)),
                        ('state', models.CharField(choices=[('not_started', 'Not started'), ('in_progress', 'In progress'), ('done', 'Done')], default='not_started', max_length=20)),
                        ('changed_at', models.DateTimeField(blank=True, null=True)),
                        ('changed_by', models.CharField(blank=True, max_length=160)),
                        ('agreement', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='sections', to='partnerships.agreement')),
                    ],
                    options={
                        'constraints': [models.UniqueConstraint(fields=('agreement', 'element'), name='section_is_written_once')],
                    },
                ),
                migrations.CreateModel(
                    name='Signature',
                    fields=[
                        ('id', models.BigAutoField(primary_key=True, serialize=False)),
                        ('public_id', models.CharField(default=joinedup.core.models.new_public_id, editable=False, max_length=12, unique=True)),
                        ('version', models.PositiveIntegerField(default=1)),
                        ('created_at', models.DateTimeField(default=joinedup.core.clock.now, editable=False)),
                        ('version_hash', models.CharField(max_length=64)),
                        ('state', models.CharField(choices=[('signed', 'Signed'), ('waiting_for_board', 'Signed, subject to board'), ('withdrawn', 'Withdrawn'), ('cleared', 'Cleared because the text changed'), ('void', 'No longer counts because the partner left or closed')], max_length=20)),
                        ('name', models.CharField(max_length=120)),
                        ('role', models.CharField(max_length=120)),
                        ('address', models.EmailField(max_length=254)),
                        ('signed_by', models.CharField(choices=[('account', 'Signed in'), ('link', 'Link and mailed code')], max_length=10)),
                        ('signed_at', models.DateTimeField(default=joinedup.core.clock.now)),
                        ('board_on', models.DateField(blank=True, null=True)),
                        ('board_minute', models.CharField(blank=True, max_length=120)),
                        ('board_confirmed_on', models.DateField(blank=True, null=True)),
                        ('board_confirmed_by', models.CharField(blank=True, max_length=120)),
                        ('undone_at', models.DateTimeField(blank=True, null=True)),
                        ('undone_reason', models.CharField(blank=True, max_length=300)),
                        ('partner', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='signatures', to='partnerships.partner')),
                        ('user', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('version_signed', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='signatures', to='partnerships.agreementversion')),
                    ],
                    options={
                        'constraints': [models.UniqueConstraint(condition=models.Q(('state__in', ('signed', 'waiting_for_board'))), fields=('partner', 'version_signed'), name='signature_stands_once')],
                    },
                ),
                migrations.CreateModel(
                    name='TeamRole',
                    fields=[
                        ('id', models.BigAutoField(primary_key=True, serialize=False)),
                        ('public_id', models.CharField(default=joinedup.core.models.new_public_id, editable=False, max_length=12, unique=True)),
                        ('version', models.PositiveIntegerField(default=1)),
                        ('created_at', models.DateTimeField(default=joinedup.core.clock.now, editable=False)),
                        ('role', models.CharField(choices=[('organiser', 'Organiser'), ('coordinator', 'Co-ordinator'), ('observer', 'Observer (reads, does not change)')], max_length=20)),
                        ('from_on', models.DateField()),
                        ('until_on', models.DateField(blank=True, null=True)),
                        ('partnership', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='roles', to='partnerships.partnership')),
                        ('user', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='partnership_roles', to=settings.AUTH_USER_MODEL)),
                    ],
                    options={
                        'constraints': [models.UniqueConstraint(condition=models.Q(('until_on__isnull', True)), fields=('partnership', 'user'), name='team_role_is_held_once_at_a_time')],
                    },
                ),
            ],
        ),
    ]
