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
        ('brokerage', '0001_initial'),
        ('directory', '0001_initial'),
        ('partnerships', '0001_initial'),
    ]

    operations = [
        joinedup.core.creating.CreateModels(
            models=[
                migrations.CreateModel(
                    name='Activity',
                    fields=[
                        ('id', models.BigAutoField(primary_key=True, serialize=False)),
                        ('public_id', models.CharField(default=joinedup.core.models.new_public_id, editable=False, max_length=12, unique=True)),
                        ('version', models.PositiveIntegerField(default=1)),
                        ('created_at', models.DateTimeField(default=joinedup.core.clock.now, editable=False)),
                        ('name', models.CharField(max_length=120, verbose_name='name')),
                        ('purpose', models.TextField(blank=True)),
                        ('made_by', models.CharField(max_length=160)),
                        ('finished_on', models.DateField(blank=True, null=True)),
                        ('area', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='activities', to='accounts.area')),
                        ('partnership', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='activities', to='partnerships.partnership')),
                    ],
                    options={
                        'constraints': [models.CheckConstraint(condition=models.Q(('finished_on__isnull', True), ('partnership__isnull', False), _connector='OR'), name='activity_finished_is_in_a_partnership')],
                    },
                ),
                migrations.CreateModel(
                    name='Look',
                    fields=[
                        ('id', models.BigAutoField(primary_key=True, serialize=False)),
                        ('public_id', models.CharField(default=joinedup.core.models.new_public_id, editable=False, max_length=12, unique=True)),
                        ('version', models.PositiveIntegerField(default=1)),
                        ('created_at', models.DateTimeField(default=joinedup.core.clock.now, editable=False)),
                        ('name', models.CharField(max_length=120, verbose_name='name')),
                        ('purpose', models.TextField(blank=True)),
                        ('draft', models.JSONField(default=dict)),
                        ('n_found', models.PositiveSmallIntegerField(default=0)),
                        ('outcome', models.CharField(blank=True, choices=[('', 'Not decided yet'), ('formed', 'Set up all the same'), ('joined', 'Joined one that exists'), ('rang', 'Rang instead'), ('left', 'Left it')], default='', max_length=10)),
                        ('because', models.CharField(blank=True, max_length=300)),
                        ('decided_at', models.DateTimeField(blank=True, null=True)),
                        ('area', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='looks', to='accounts.area')),
                        ('joined', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='partnerships.partnership')),
                        ('made_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('partnership', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='looks', to='partnerships.partnership')),
                    ],
                    options={
                        'indexes': [models.Index(fields=['area', 'made_by'], name='look_of_user')],
                        'constraints': [models.CheckConstraint(condition=models.Q(('outcome', ''), ('decided_at__isnull', False), _connector='OR'), name='look_decided_has_moment'), models.CheckConstraint(condition=models.Q(models.Q(('outcome', 'formed'), _negated=True), models.Q(models.Q(('because', ''), _negated=True), ('partnership__isnull', False)), _connector='OR'), name='look_formed_says_why')],
                    },
                ),
                migrations.CreateModel(
                    name='Step',
                    fields=[
                        ('id', models.BigAutoField(primary_key=True, serialize=False)),
                        ('public_id', models.CharField(default=joinedup.core.models.new_public_id, editable=False, max_length=12, unique=True)),
                        ('version', models.PositiveIntegerField(default=1)),
                        ('created_at', models.DateTimeField(default=joinedup.core.clock.now, editable=False)),
                        ('place', models.PositiveSmallIntegerField()),
                        ('name', models.CharField(max_length=120, verbose_name='name')),
                        ('note', models.CharField(blank=True, max_length=300)),
                        ('activity', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='steps', to='beginnings.activity')),
                        ('topic', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='brokerage.topic')),
                    ],
                    options={
                        'ordering': ['place', 'id'],
                        'constraints': [models.UniqueConstraint(fields=('activity', 'name'), name='step_is_named_once_in_its_activity')],
                    },
                ),
                migrations.CreateModel(
                    name='StepAsk',
                    fields=[
                        ('id', models.BigAutoField(primary_key=True, serialize=False)),
                        ('public_id', models.CharField(default=joinedup.core.models.new_public_id, editable=False, max_length=12, unique=True)),
                        ('version', models.PositiveIntegerField(default=1)),
                        ('created_at', models.DateTimeField(default=joinedup.core.clock.now, editable=False)),
                        ('person_name', models.CharField(max_length=120)),
                        ('address', models.EmailField(max_length=254)),
                        ('why', models.CharField(blank=True, max_length=300)),
                        ('says', models.CharField(blank=True, choices=[('', 'Asked'), ('yes', 'Yes'), ('not_us', 'Not us'), ('other', 'Ask somebody else'), ('taken_back', 'Taken back')], default='', max_length=10)),
                        ('words', models.CharField(blank=True, max_length=300)),
                        ('suggests', models.CharField(blank=True, max_length=120)),
                        ('asked_on', models.DateField(default=joinedup.core.clock.today)),
                        ('reminded_on', models.DateField(blank=True, null=True)),
                        ('said_at', models.DateTimeField(blank=True, null=True)),
                        ('said_by', models.CharField(blank=True, max_length=160)),
                        ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='directory.organisation')),
                        ('step', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='asks', to='beginnings.step')),
                    ],
                    options={
                        'constraints': [models.UniqueConstraint(condition=models.Q(('says__in', ('', 'yes'))), fields=('step',), name='one_partner_at_a_time_is_asked_for_a_step'), models.CheckConstraint(condition=models.Q(('says', ''), ('said_at__isnull', False), _connector='OR'), name='step_answer_has_moment'), models.CheckConstraint(condition=models.Q(models.Q(('says', 'other'), _negated=True), models.Q(('suggests', ''), _negated=True), _connector='OR'), name='ask_another_names_whom')],
                    },
                ),
                migrations.CreateModel(
                    name='Strength',
                    fields=[
                        ('id', models.BigAutoField(primary_key=True, serialize=False)),
                        ('public_id', models.CharField(default=joinedup.core.models.new_public_id, editable=False, max_length=12, unique=True)),
                        ('version', models.PositiveIntegerField(default=1)),
                        ('created_at', models.DateTimeField(default=joinedup.core.clock.now, editable=False)),
                        ('words', models.CharField(blank=True, max_length=200)),
                        ('said_by', models.CharField(max_length=160)),
                        ('is_on_behalf', models.BooleanField(default=False)),
                        ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='directory.organisation')),
                        ('step', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='strengths', to='beginnings.step')),
                    ],
                    options={
                        'constraints': [models.UniqueConstraint(fields=('step', 'organisation'), name='partner_speaks_once_of_a_step')],
                    },
                ),
            ],
        ),
    ]
