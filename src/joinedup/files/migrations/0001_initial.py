import joinedup.core.clock
import joinedup.core.models
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='StoredFile',
            fields=[
                ('id', models.BigAutoField(primary_key=True, serialize=False)),
                ('public_id', models.CharField(default=joinedup.core.models.new_public_id, editable=False, max_length=12, unique=True)),
                ('version', models.PositiveIntegerField(default=1)),
                ('created_at', models.DateTimeField(default=joinedup.core.clock.now, editable=False)),
                ('name', models.CharField(max_length=200)),
                ('content_type', models.CharField(max_length=120)),
                ('size', models.BigIntegerField()),
                ('sha256', models.CharField(db_index=True, max_length=64)),
                ('area_id', models.BigIntegerField(editable=False, null=True)),
                ('about_kind', models.CharField(blank=True, max_length=80)),
                ('about_id', models.CharField(blank=True, max_length=40)),
                ('user_id', models.BigIntegerField(null=True)),
                ('scan', models.CharField(choices=[('not_scanned', 'Not checked for viruses'), ('clean', 'Checked for viruses'), ('infected', 'Held back: a virus was found')], default='not_scanned', max_length=12)),
            ],
            options={
                'indexes': [models.Index(fields=['about_kind', 'about_id'], name='file_by_subject')],
            },
        ),
    ]
