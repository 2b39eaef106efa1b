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
                    name='CheckAsk',
                    fields=[
                        ('id', models.BigAutoField(primary_key=True, serialize=False)),
                        ('public_id', models.CharField(default=joinedup.core.models.new_public_id, editable=False, max_length=12, unique=True)),
                        ('version', models.PositiveIntegerField(default=1)),
                        ('created_at', models.DateTimeField(default=joinedup.core.clock.now, editable=False)),
                        ('person_name', models.CharField(blank=True, max_length=120)),
                        ('address', models.EmailField(blank=True, max_length=254)),
                        ('answered_at', models.DateTimeField(blank=True, null=True)),
                        ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='check_asks', to='directory.organisation')),
                        ('check_of', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='asks', to='contacts.schoolcheck')),
                    ],
                    options={
                        'constraints': [models.UniqueConstraint(fields=('check_of', 'organisation'), name='school_is_asked_once_in_a_check')],
                    },
                ),
                migrations.CreateModel(
                    name='CheckChange',
                    fields=[
                        ('id', models.BigAutoField(primary_key=True, serialize=False)),
                        ('said', models.CharField(choices=[('right', 'Everything is right'), ('left', 'No longer does this'), ('new', 'New'), ('office', 'School office'), ('inset', 'INSET day'), ('note', 'Note')], max_length=10)),
                        ('text', models.CharField(blank=True, max_length=1000)),
                        ('said_by', models.CharField(max_length=254)),
                        ('said_at', models.DateTimeField()),
                        ('ask', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='changes', to='contacts.checkask')),
                    ],
                ),
                migrations.CreateModel(
                    name='SchoolCheck',
                    fields=[
                        ('id', models.BigAutoField(primary_key=True, serialize=False)),
                        ('public_id', models.CharField(default=joinedup.core.models.new_public_id, editable=False, max_length=12, unique=True)),
                        ('version', models.PositiveIntegerField(default=1)),
                        ('created_at', models.DateTimeField(default=joinedup.core.clock.now, editable=False)),
                        ('year', models.PositiveSmallIntegerField()),
                        ('words', models.TextField(blank=True, max_length=1000)),
                        ('closes_on', models.DateField()),
                        ('started_by', models.CharField(max_length=120)),
                        ('n_nudges', models.PositiveSmallIntegerField(default=0)),
                        ('area', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='school_checks', to='accounts.area')),
                    ],
                    options={
                        'constraints': [models.UniqueConstraint(fields=('area', 'year'), name='area_has_one_check_in_a_school_year')],
                    },
                ),
                migrations.CreateModel(
                    name='VisitNote',
                    fields=[
                        ('id', models.BigAutoField(primary_key=True, serialize=False)),
                        ('public_id', models.CharField(default=joinedup.core.models.new_public_id, editable=False, max_length=12, unique=True)),
                        ('version', models.PositiveIntegerField(default=1)),
                        ('created_at', models.DateTimeField(default=joinedup.core.clock.now, editable=False)),
                        ('author_name', models.CharField(max_length=120)),
                        ('on', models.DateField()),
                        ('people', models.CharField(max_length=500)),
                        ('purpose', models.CharField(max_length=300)),
                        ('seen', models.TextField(max_length=4000)),
                        ('agreed', models.JSONField(default=list)),
                        ('given_in_confidence', models.BooleanField(default=False)),
                        ('delete_after', models.DateField()),
                        ('state', models.CharField(choices=[('draft', 'Not sent yet'), ('sent', 'With the school'), ('accepted', 'The school says that it is accurate'), ('commented', 'The school has commented')], default='draft', max_length=10)),
                        ('sent_at', models.DateTimeField(blank=True, null=True)),
                        ('n_sent', models.PositiveSmallIntegerField(default=0)),
                        ('to_name', models.CharField(blank=True, max_length=120)),
                        ('address', models.EmailField(blank=True, max_length=254)),
                        ('comment', models.TextField(blank=True, max_length=2000)),
                        ('answered_at', models.DateTimeField(blank=True, null=True)),
                        ('answered_by', models.CharField(blank=True, max_length=254)),
                        ('area', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='visit_notes', to='accounts.area')),
                        ('author', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='visit_notes', to='directory.organisation')),
                    ],
                    options={
                        'indexes': [models.Index(fields=['organisation', '-on'], name='visit_note_of_organisation')],
                        'constraints': [models.CheckConstraint(condition=models.Q(('state', 'draft'), ('sent_at__isnull', False), _connector='OR'), name='visit_note_sent_has_a_moment')],
                    },
                ),
                migrations.CreateModel(
                    name='SavedList',
                    fields=[
                        ('id', models.BigAutoField(primary_key=True, serialize=False)),
                        ('public_id', models.CharField(default=joinedup.core.models.new_public_id, editable=False, max_length=12, unique=True)),
                        ('version', models.PositiveIntegerField(default=1)),
                        ('created_at', models.DateTimeField(default=joinedup.core.clock.now, editable=False)),
                        ('name', models.CharField(max_length=120)),
                        ('wanted', models.JSONField(default=dict)),
                        ('area', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='saved_lists', to='accounts.area')),
                    ],
                    options={
                        'constraints': [models.UniqueConstraint(fields=('area', 'name'), name='saved_list_is_named_once_in_its_area')],
                    },
                ),
            ],
        ),
    ]
