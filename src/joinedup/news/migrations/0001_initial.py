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
        ('partnerships', '0001_initial'),
    ]

    operations = [
        joinedup.core.creating.CreateModels(
            models=[
                migrations.CreateModel(
                    name='Newsletter',
                    fields=[
                        ('id', models.BigAutoField(primary_key=True, serialize=False)),
                        ('public_id', models.CharField(default=joinedup.core.models.new_public_id, editable=False, max_length=12, unique=True)),
                        ('version', models.PositiveIntegerField(default=1)),
                        ('created_at', models.DateTimeField(default=joinedup.core.clock.now, editable=False)),
                        ('title', models.CharField(max_length=120)),
                        ('from_on', models.DateField()),
                        ('until_on', models.DateField()),
                        ('state', models.CharField(choices=[('draft', 'Draft'), ('sent', 'Sent')], default='draft', max_length=10)),
                        ('readers', models.JSONField(default=dict)),
                        ('number', models.PositiveSmallIntegerField(default=0)),
                        ('written_by', models.CharField(max_length=120)),
                        ('sent_at', models.DateTimeField(blank=True, null=True)),
                        ('area', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='newsletters', to='accounts.area')),
                        ('partnership', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='newsletters', to='partnerships.partnership')),
                    ],
                    options={
                        'indexes': [models.Index(fields=['area', '-sent_at'], name='newsletter_of_area')],
                        'constraints': [models.CheckConstraint(condition=models.Q(('until_on__gte', models.F('from_on'))), name='newsletter_ends_after_start'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'sent'), _negated=True), ('sent_at__isnull', False), _connector='OR'), name='newsletter_sent_has_moment')],
                    },
                ),
                migrations.CreateModel(
                    name='Paragraph',
                    fields=[
                        ('id', models.BigAutoField(primary_key=True, serialize=False)),
                        ('public_id', models.CharField(default=joinedup.core.models.new_public_id, editable=False, max_length=12, unique=True)),
                        ('version', models.PositiveIntegerField(default=1)),
                        ('created_at', models.DateTimeField(default=joinedup.core.clock.now, editable=False)),
                        ('kind', models.CharField(choices=[('own', 'In our own words'), ('decision', 'What we decided'), ('milestone', 'What we reached'), ('thanks', 'Thank you'), ('partner', 'New partners'), ('offer', 'New offers of help'), ('coming', 'Dates to keep')], default='own', max_length=12)),
                        ('heading', models.CharField(blank=True, max_length=120)),
                        ('text', models.TextField(max_length=2000)),
                        ('position', models.PositiveSmallIntegerField()),
                        ('is_left_out', models.BooleanField(default=False)),
                        ('source', models.CharField(blank=True, max_length=120)),
                        ('newsletter', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='paragraphs', to='news.newsletter')),
                    ],
                    options={
                        'abstract': False,
                    },
                ),
                migrations.CreateModel(
                    name='Recipient',
                    fields=[
                        ('id', models.BigAutoField(primary_key=True, serialize=False)),
                        ('address', models.EmailField(max_length=254)),
                        ('name', models.CharField(blank=True, max_length=160)),
                        ('why', models.CharField(blank=True, max_length=200)),
                        ('newsletter', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='recipients', to='news.newsletter')),
                    ],
                    options={
                        'constraints': [models.UniqueConstraint(fields=('newsletter', 'address'), name='newsletter_goes_once_to_an_address')],
                    },
                ),
                migrations.CreateModel(
                    name='LastLook',
                    fields=[
                        ('id', models.BigAutoField(primary_key=True, serialize=False)),
                        ('looked_at', models.DateTimeField()),
                        ('before', models.DateTimeField(blank=True, null=True)),
                        ('partnership', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='partnerships.partnership')),
                        ('user', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ],
                    options={
                        'constraints': [models.UniqueConstraint(fields=('user', 'partnership'), name='user_looks_at_a_partnership_once')],
                    },
                ),
            ],
        ),
    ]
