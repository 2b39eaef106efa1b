import django.db.models.deletion
import joinedup.core.clock
import joinedup.core.creating
import joinedup.core.models
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('directory', '0001_initial'),
        ('partnerships', '0001_initial'),
    ]

    operations = [
        joinedup.core.creating.CreateModels(
            models=[
                migrations.CreateModel(
                    name='Risk',
                    fields=[
                        ('id', models.BigAutoField(primary_key=True, serialize=False)),
                        ('public_id', models.CharField(default=joinedup.core.models.new_public_id, editable=False, max_length=12, unique=True)),
                        ('version', models.PositiveIntegerField(default=1)),
                        ('created_at', models.DateTimeField(default=joinedup.core.clock.now, editable=False)),
                        ('what', models.CharField(max_length=200)),
                        ('likely', models.PositiveSmallIntegerField(choices=[(1, 'Unlikely'), (2, 'Possible'), (3, 'Likely')])),
                        ('bad', models.PositiveSmallIntegerField(choices=[(1, 'A nuisance'), (2, 'Serious'), (3, 'It could end the work')])),
                        ('response', models.TextField(blank=True)),
                        ('next_look_on', models.DateField(blank=True, null=True)),
                        ('state', models.CharField(choices=[('live', 'Could happen'), ('happened', 'It happened'), ('gone', 'It has gone')], default='live', max_length=10)),
                        ('owner', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='directory.person')),
                        ('partnership', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='risks', to='partnerships.partnership')),
                    ],
                    options={
                        'indexes': [models.Index(fields=['partnership', 'state'], name='risk_of_partnership')],
                        'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('state', 'live'), _negated=True), ('next_look_on__isnull', False), _connector='OR'), name='risk_that_is_live_is_looked_at_again'), models.CheckConstraint(condition=models.Q(('bad__range', (1, 3)), ('likely__range', (1, 3))), name='risk_is_judged_from_one_to_three')],
                    },
                ),
                migrations.CreateModel(
                    name='RiskLook',
                    fields=[
                        ('id', models.BigAutoField(primary_key=True, serialize=False)),
                        ('at', models.DateTimeField(default=joinedup.core.clock.now)),
                        ('by_name', models.CharField(max_length=160)),
                        ('likely', models.PositiveSmallIntegerField(choices=[(1, 'Unlikely'), (2, 'Possible'), (3, 'Likely')])),
                        ('bad', models.PositiveSmallIntegerField(choices=[(1, 'A nuisance'), (2, 'Serious'), (3, 'It could end the work')])),
                        ('state', models.CharField(choices=[('live', 'Could happen'), ('happened', 'It happened'), ('gone', 'It has gone')], max_length=10)),
                        ('words', models.CharField(blank=True, max_length=300)),
                        ('risk', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='looks', to='handbook.risk')),
                    ],
                    options={
                        'indexes': [models.Index(fields=['risk', '-id'], name='look_of_risk')],
                    },
                ),
            ],
        ),
    ]
