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
                    name='SchoolCalendar',
                    fields=[
                        ('id', models.BigAutoField(primary_key=True, serialize=False)),
                        ('public_id', models.CharField(default=joinedup.core.models.new_public_id, editable=False, max_length=12, unique=True)),
                        ('version', models.PositiveIntegerField(default=1)),
                        ('created_at', models.DateTimeField(default=joinedup.core.clock.now, editable=False)),
                        ('name', models.CharField(max_length=160)),
                        ('la_code', models.CharField(blank=True, max_length=3)),
                        ('area', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='school_calendars', to='accounts.area')),
                        ('organisation', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='school_calendars', to='directory.organisation')),
                    ],
                    options={
                        'constraints': [models.CheckConstraint(condition=models.Q(('organisation__isnull', True), ('la_code', ''), _connector='OR'), name='school_calendar_is_of_one'), models.UniqueConstraint(condition=models.Q(('organisation__isnull', False)), fields=('area', 'organisation'), name='school_calendar_of_an_organisation_once'), models.UniqueConstraint(condition=models.Q(('organisation__isnull', True)), fields=('area', 'la_code'), name='school_calendar_of_an_authority_once')],
                    },
                ),
                migrations.CreateModel(
                    name='Period',
                    fields=[
                        ('id', models.BigAutoField(primary_key=True, serialize=False)),
                        ('public_id', models.CharField(default=joinedup.core.models.new_public_id, editable=False, max_length=12, unique=True)),
                        ('version', models.PositiveIntegerField(default=1)),
                        ('created_at', models.DateTimeField(default=joinedup.core.clock.now, editable=False)),
                        ('kind', models.CharField(choices=[('term', 'Term (children are in school)'), ('holiday', 'Holiday'), ('inset', 'INSET day (staff only)'), ('exams', 'Exams or tests'), ('other', 'Other busy time')], max_length=10)),
                        ('name', models.CharField(blank=True, max_length=120)),
                        ('from_on', models.DateField()),
                        ('until_on', models.DateField()),
                        ('calendar', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='periods', to='calendars.schoolcalendar')),
                    ],
                    options={
                        'indexes': [models.Index(fields=['calendar', 'from_on'], name='period_of_calendar')],
                        'constraints': [models.CheckConstraint(condition=models.Q(('until_on__gte', models.F('from_on'))), name='period_ends_after_it_began'), models.UniqueConstraint(fields=('calendar', 'kind', 'from_on', 'until_on'), name='period_stands_in_a_calendar_once')],
                    },
                ),
                migrations.CreateModel(
                    name='Feed',
                    fields=[
                        ('id', models.BigAutoField(primary_key=True, serialize=False)),
                        ('public_id', models.CharField(default=joinedup.core.models.new_public_id, editable=False, max_length=12, unique=True)),
                        ('version', models.PositiveIntegerField(default=1)),
                        ('created_at', models.DateTimeField(default=joinedup.core.clock.now, editable=False)),
                        ('kind', models.CharField(choices=[('mine', 'What I promised and where I have to be'), ('organisation', "A school's or partner's"), ('about', "A partnership's"), ('area', 'Everything that I may see in the area')], max_length=20)),
                        ('about_kind', models.CharField(blank=True, max_length=80)),
                        ('about_id', models.CharField(blank=True, max_length=40)),
                        ('digest', models.CharField(max_length=64, unique=True)),
                        ('revoked_at', models.DateTimeField(blank=True, null=True)),
                        ('area', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='feeds', to='accounts.area')),
                        ('organisation', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='directory.organisation')),
                        ('user', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='feeds', to=settings.AUTH_USER_MODEL)),
                    ],
                    options={
                        'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('kind', 'organisation'), ('organisation__isnull', False)), models.Q(models.Q(('kind', 'organisation'), _negated=True), ('organisation__isnull', True)), _connector='OR'), name='feed_names_an_organisation_or_none'), models.CheckConstraint(condition=models.Q(models.Q(('kind', 'about'), models.Q(('about_id', ''), _negated=True)), models.Q(models.Q(('kind', 'about'), _negated=True), ('about_id', '')), _connector='OR'), name='feed_names_a_thing_or_none')],
                    },
                ),
            ],
        ),
    ]
