import joinedup.core.clock
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='OnceKey',
            fields=[
                ('id', models.BigAutoField(primary_key=True, serialize=False)),
                ('key', models.CharField(max_length=80)),
                ('actor', models.CharField(max_length=80)),
                ('result_url', models.CharField(max_length=500)),
                ('created_at', models.DateTimeField(default=joinedup.core.clock.wall_now, editable=False)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('key', 'actor'), name='once_key_is_used_once')],
            },
        ),
    ]
