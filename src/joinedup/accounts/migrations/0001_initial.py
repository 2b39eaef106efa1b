import django.db.models.deletion
import joinedup.core.clock
import joinedup.core.creating
import joinedup.core.models
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        joinedup.core.creating.CreateModels(
            models=[
                migrations.CreateModel(
                    name='User',
                    fields=[
                        ('password', models.CharField(max_length=128, verbose_name='password')),
                        ('last_login', models.DateTimeField(blank=True, null=True, verbose_name='last login')),
                        ('id', models.BigAutoField(primary_key=True, serialize=False)),
                        ('public_id', models.CharField(default=joinedup.core.models.new_public_id, editable=False, max_length=12, unique=True)),
                        ('email', models.EmailField(max_length=254, unique=True, verbose_name='e-mail address')),
                        ('name', models.CharField(max_length=120, verbose_name='name')),
                        ('is_active', models.BooleanField(default=True)),
                        ('is_administrator', models.BooleanField(default=False, verbose_name='system administrator')),
                        ('created_at', models.DateTimeField(default=joinedup.core.clock.now, editable=False)),
                    ],
                    options={
                        'abstract': False,
                    },
                ),
                migrations.CreateModel(
                    name='Area',
                    fields=[
                        ('id', models.BigAutoField(primary_key=True, serialize=False)),
                        ('public_id', models.CharField(default=joinedup.core.models.new_public_id, editable=False, max_length=12, unique=True)),
                        ('version', models.PositiveIntegerField(default=1)),
                        ('created_at', models.DateTimeField(default=joinedup.core.clock.now, editable=False)),
                        ('name', models.CharField(max_length=120, verbose_name='name')),
                        ('slug', models.SlugField(unique=True)),
                        ('reply_to', models.EmailField(blank=True, max_length=254, verbose_name='replies go to')),
                        ('closed_at', models.DateTimeField(blank=True, null=True)),
                    ],
                    options={
                        'abstract': False,
                    },
                ),
                migrations.CreateModel(
                    name='Attempt',
                    fields=[
                        ('id', models.BigAutoField(primary_key=True, serialize=False)),
                        ('door', models.CharField(max_length=40)),
                        ('who', models.CharField(max_length=64)),
                        ('made_at', models.DateTimeField(default=joinedup.core.clock.wall_now, editable=False)),
                    ],
                    options={
                        'indexes': [models.Index(fields=['door', 'who', 'made_at'], name='attempt_by_door')],
                    },
                ),
                migrations.CreateModel(
                    name='MailedCode',
                    fields=[
                        ('id', models.BigAutoField(primary_key=True, serialize=False)),
                        ('digest', models.CharField(max_length=64)),
                        ('address', models.EmailField(max_length=254)),
                        ('purpose', models.CharField(max_length=60)),
                        ('subject_kind', models.CharField(blank=True, max_length=60)),
                        ('subject_id', models.CharField(blank=True, max_length=40)),
                        ('created_at', models.DateTimeField(default=joinedup.core.clock.now, editable=False)),
                        ('expires_at', models.DateTimeField()),
                        ('spent_at', models.DateTimeField(blank=True, null=True)),
                    ],
                    options={
                        'indexes': [models.Index(fields=['address', 'purpose', 'subject_id'], name='code_by_address')],
                    },
                ),
                migrations.CreateModel(
                    name='SignIn',
                    fields=[
                        ('id', models.BigAutoField(primary_key=True, serialize=False)),
                        ('public_id', models.CharField(default=joinedup.core.models.new_public_id, editable=False, max_length=12, unique=True)),
                        ('version', models.PositiveIntegerField(default=1)),
                        ('created_at', models.DateTimeField(default=joinedup.core.clock.now, editable=False)),
                        ('session_key', models.CharField(max_length=40, unique=True)),
                        ('device', models.CharField(blank=True, max_length=120)),
                        ('ended_at', models.DateTimeField(blank=True, null=True)),
                        ('user', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='sign_ins', to=settings.AUTH_USER_MODEL)),
                    ],
                    options={
                        'abstract': False,
                    },
                ),
                migrations.CreateModel(
                    name='Team',
                    fields=[
                        ('id', models.BigAutoField(primary_key=True, serialize=False)),
                        ('public_id', models.CharField(default=joinedup.core.models.new_public_id, editable=False, max_length=12, unique=True)),
                        ('version', models.PositiveIntegerField(default=1)),
                        ('created_at', models.DateTimeField(default=joinedup.core.clock.now, editable=False)),
                        ('name', models.CharField(max_length=80, verbose_name='name')),
                        ('area', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='teams', to='accounts.area')),
                    ],
                    options={
                        'constraints': [models.UniqueConstraint(fields=('area', 'name'), name='team_name_is_unique_in_its_area')],
                    },
                ),
                migrations.CreateModel(
                    name='Invitation',
                    fields=[
                        ('id', models.BigAutoField(primary_key=True, serialize=False)),
                        ('public_id', models.CharField(default=joinedup.core.models.new_public_id, editable=False, max_length=12, unique=True)),
                        ('version', models.PositiveIntegerField(default=1)),
                        ('created_at', models.DateTimeField(default=joinedup.core.clock.now, editable=False)),
                        ('email', models.EmailField(max_length=254, verbose_name='e-mail address')),
                        ('name', models.CharField(blank=True, max_length=120, verbose_name='name')),
                        ('roles', models.JSONField(default=list)),
                        ('until_on', models.DateField(blank=True, null=True)),
                        ('sent_at', models.DateTimeField(default=joinedup.core.clock.now)),
                        ('expires_at', models.DateTimeField()),
                        ('accepted_at', models.DateTimeField(blank=True, null=True)),
                        ('declined_at', models.DateTimeField(blank=True, null=True)),
                        ('revoked_at', models.DateTimeField(blank=True, null=True)),
                        ('accepted_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('area', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='invitations', to='accounts.area')),
                        ('invited_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('team', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='accounts.team')),
                    ],
                    options={
                        'indexes': [models.Index(fields=['area', 'email'], name='invitation_by_area_and_email')],
                    },
                ),
                migrations.CreateModel(
                    name='AreaRole',
                    fields=[
                        ('id', models.BigAutoField(primary_key=True, serialize=False)),
                        ('public_id', models.CharField(default=joinedup.core.models.new_public_id, editable=False, max_length=12, unique=True)),
                        ('version', models.PositiveIntegerField(default=1)),
                        ('created_at', models.DateTimeField(default=joinedup.core.clock.now, editable=False)),
                        ('role', models.CharField(choices=[('officer', 'Area officer'), ('coordinator', 'Co-ordinator'), ('data_protection_officer', 'Data protection officer')], max_length=40)),
                        ('from_on', models.DateField()),
                        ('until_on', models.DateField(blank=True, null=True)),
                        ('ended_at', models.DateTimeField(blank=True, null=True)),
                        ('area', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='roles', to='accounts.area')),
                        ('user', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='area_roles', to=settings.AUTH_USER_MODEL)),
                        ('team', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='roles', to='accounts.team')),
                    ],
                    options={
                        'constraints': [models.UniqueConstraint(condition=models.Q(('ended_at__isnull', True), ('team__isnull', True)), fields=('area', 'user', 'role'), name='area_role_is_given_once'), models.UniqueConstraint(condition=models.Q(('ended_at__isnull', True), ('team__isnull', False)), fields=('team', 'user', 'role'), name='area_role_in_a_team_is_given_once'), models.CheckConstraint(condition=models.Q(('until_on__isnull', True), ('until_on__gte', models.F('from_on')), _connector='OR'), name='area_role_ends_after_it_starts')],
                    },
                ),
                migrations.CreateModel(
                    name='Link',
                    fields=[
                        ('id', models.BigAutoField(primary_key=True, serialize=False)),
                        ('digest', models.CharField(max_length=64, unique=True)),
                        ('purpose', models.CharField(max_length=60)),
                        ('subject_kind', models.CharField(max_length=60)),
                        ('subject_id', models.CharField(max_length=40)),
                        ('address', models.EmailField(max_length=254)),
                        ('name', models.CharField(blank=True, max_length=120)),
                        ('facts', models.JSONField(default=dict)),
                        ('created_at', models.DateTimeField(default=joinedup.core.clock.now, editable=False)),
                        ('expires_at', models.DateTimeField()),
                        ('revoked_at', models.DateTimeField(blank=True, null=True)),
                        ('spent_at', models.DateTimeField(blank=True, null=True)),
                        ('area', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='accounts.area')),
                    ],
                    options={
                        'indexes': [models.Index(fields=['subject_kind', 'subject_id', 'purpose'], name='link_by_subject')],
                    },
                ),
                migrations.CreateModel(
                    name='MailChoice',
                    fields=[
                        ('id', models.BigAutoField(primary_key=True, serialize=False)),
                        ('public_id', models.CharField(default=joinedup.core.models.new_public_id, editable=False, max_length=12, unique=True)),
                        ('version', models.PositiveIntegerField(default=1)),
                        ('created_at', models.DateTimeField(default=joinedup.core.clock.now, editable=False)),
                        ('address', models.EmailField(max_length=254)),
                        ('kind', models.CharField(max_length=40)),
                        ('stopped_at', models.DateTimeField(blank=True, null=True)),
                        ('area', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='accounts.area')),
                    ],
                    options={
                        'constraints': [models.UniqueConstraint(fields=('area', 'address', 'kind'), name='mail_choice_is_made_once')],
                    },
                ),
                migrations.CreateModel(
                    name='MailVolume',
                    fields=[
                        ('id', models.BigAutoField(primary_key=True, serialize=False)),
                        ('public_id', models.CharField(default=joinedup.core.models.new_public_id, editable=False, max_length=12, unique=True)),
                        ('version', models.PositiveIntegerField(default=1)),
                        ('created_at', models.DateTimeField(default=joinedup.core.clock.now, editable=False)),
                        ('address', models.EmailField(max_length=254)),
                        ('about_kind', models.CharField(blank=True, max_length=80)),
                        ('about_id', models.CharField(blank=True, max_length=40)),
                        ('volume', models.CharField(choices=[('all', 'Everything as it happens'), ('daily', 'One mail a day'), ('weekly', 'One mail a week'), ('must', 'Only what I must answer')], max_length=10)),
                        ('area', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='accounts.area')),
                    ],
                    options={
                        'constraints': [models.UniqueConstraint(fields=('area', 'address', 'about_kind', 'about_id'), name='mail_volume_is_chosen_once')],
                    },
                ),
            ],
        ),
    ]
