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
    ]

    operations = [
        joinedup.core.creating.CreateModels(
            models=[
                migrations.CreateModel(
                    name='Programme',
                    fields=[
                        ('id', models.BigAutoField(primary_key=True, serialize=False)),
                        ('public_id', models.CharField(default=joinedup.core.models.new_public_id, editable=False, max_length=12, unique=True)),
                        ('version', models.PositiveIntegerField(default=1)),
                        ('created_at', models.DateTimeField(default=joinedup.core.clock.now, editable=False)),
                        ('name', models.CharField(max_length=120)),
                        ('body', models.CharField(max_length=120)),
                        ('key', models.CharField(editable=False, max_length=250)),
                        ('what', models.CharField(blank=True, max_length=500)),
                        ('places', models.JSONField(default=list)),
                        ('phases', models.JSONField(default=list)),
                        ('kinds', models.JSONField(default=list)),
                        ('who_may', models.CharField(blank=True, max_length=200)),
                        ('closes_on', models.DateField(blank=True, null=True)),
                        ('contact', models.CharField(blank=True, max_length=200)),
                        ('address', models.CharField(blank=True, max_length=500)),
                        ('source', models.CharField(max_length=300)),
                        ('as_of', models.DateField()),
                        ('is_retired', models.BooleanField(default=False)),
                        ('area', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='funded_programmes', to='accounts.area')),
                        ('topics', models.ManyToManyField(related_name='funded_programmes', to='brokerage.topic')),
                    ],
                    options={
                        'ordering': ['name', 'id'],
                        'constraints': [models.UniqueConstraint(fields=('area', 'key'), name='programme_stands_once_in_an_area')],
                    },
                ),
                migrations.CreateModel(
                    name='Attempt',
                    fields=[
                        ('id', models.BigAutoField(primary_key=True, serialize=False)),
                        ('came', models.CharField(choices=[('asked', 'We have asked them'), ('helped', 'They help us with this'), ('not_for_us', 'Not for us')], max_length=12)),
                        ('words', models.CharField(blank=True, max_length=300)),
                        ('said_at', models.DateTimeField(default=joinedup.core.clock.now)),
                        ('said_by', models.CharField(max_length=120)),
                        ('need', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='attempts', to='brokerage.need')),
                        ('programme', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='attempts', to='funding.programme')),
                    ],
                    options={
                        'constraints': [models.UniqueConstraint(fields=('need', 'programme'), name='attempt_is_said_once_for_a_need'), models.CheckConstraint(condition=models.Q(('came__in', ['asked', 'helped', 'not_for_us'])), name='attempt_is_known')],
                    },
                ),
                migrations.CreateModel(
                    name='ProgrammeUpload',
                    fields=[
                        ('id', models.BigAutoField(primary_key=True, serialize=False)),
                        ('public_id', models.CharField(default=joinedup.core.models.new_public_id, editable=False, max_length=12, unique=True)),
                        ('version', models.PositiveIntegerField(default=1)),
                        ('created_at', models.DateTimeField(default=joinedup.core.clock.now, editable=False)),
                        ('name', models.CharField(max_length=200)),
                        ('rows', models.JSONField(default=list)),
                        ('faults', models.JSONField(default=list)),
                        ('results', models.JSONField(default=list)),
                        ('by_name', models.CharField(max_length=120)),
                        ('entered_at', models.DateTimeField(blank=True, null=True)),
                        ('area', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='programme_uploads', to='accounts.area')),
                    ],
                    options={
                        'abstract': False,
                    },
                ),
            ],
        ),
    ]
