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
        ('partnerships', '0001_initial'),
    ]

    operations = [
        joinedup.core.creating.CreateModels(
            models=[
                migrations.CreateModel(
                    name='Guess',
                    fields=[
                        ('id', models.BigAutoField(primary_key=True, serialize=False)),
                        ('public_id', models.CharField(default=joinedup.core.models.new_public_id, editable=False, max_length=12, unique=True)),
                        ('version', models.PositiveIntegerField(default=1)),
                        ('created_at', models.DateTimeField(default=joinedup.core.clock.now, editable=False)),
                        ('year', models.PositiveSmallIntegerField(verbose_name='school year')),
                        ('because', models.TextField(blank=True)),
                        ('guessed_at', models.DateTimeField(default=joinedup.core.clock.now)),
                        ('guessed_by', models.CharField(max_length=160)),
                        ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='guesses', to='directory.organisation')),
                        ('partnership', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='guesses', to='partnerships.partnership')),
                    ],
                    options={
                        'constraints': [models.UniqueConstraint(fields=('partnership', 'organisation', 'year'), name='partner_is_guessed_about_once_a_year')],
                    },
                ),
                migrations.CreateModel(
                    name='GuessedSize',
                    fields=[
                        ('id', models.BigAutoField(primary_key=True, serialize=False)),
                        ('code', models.CharField(max_length=24)),
                        ('size', models.PositiveSmallIntegerField(choices=[(0, 'None'), (1, 'Small'), (2, 'Medium'), (3, 'Large')])),
                        ('guess', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='sizes', to='reviews.guess')),
                    ],
                    options={
                        'constraints': [models.UniqueConstraint(fields=('guess', 'code'), name='thing_is_guessed_once'), models.CheckConstraint(condition=models.Q(('size__range', (0, 3))), name='guess_is_from_nought_to_three')],
                    },
                ),
                migrations.CreateModel(
                    name='Plot',
                    fields=[
                        ('id', models.BigAutoField(primary_key=True, serialize=False)),
                        ('public_id', models.CharField(default=joinedup.core.models.new_public_id, editable=False, max_length=12, unique=True)),
                        ('version', models.PositiveIntegerField(default=1)),
                        ('created_at', models.DateTimeField(default=joinedup.core.clock.now, editable=False)),
                        ('year', models.PositiveSmallIntegerField(verbose_name='school year')),
                        ('is_shared', models.BooleanField(default=False)),
                        ('said_at', models.DateTimeField(default=joinedup.core.clock.now)),
                        ('said_by', models.CharField(max_length=160)),
                        ('given_in_confidence', models.BooleanField(default=True)),
                        ('delete_after', models.DateField()),
                        ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='plots', to='directory.organisation')),
                        ('partnership', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='plots', to='partnerships.partnership')),
                    ],
                    options={
                        'constraints': [models.UniqueConstraint(fields=('organisation', 'partnership', 'year'), name='organisation_places_aims_once_a_year')],
                    },
                ),
                migrations.CreateModel(
                    name='Placement',
                    fields=[
                        ('id', models.BigAutoField(primary_key=True, serialize=False)),
                        ('name', models.CharField(max_length=200)),
                        ('ours', models.PositiveSmallIntegerField()),
                        ('others', models.PositiveSmallIntegerField()),
                        ('note', models.CharField(blank=True, max_length=300)),
                        ('is_shared', models.BooleanField(default=False)),
                        ('plot', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='placements', to='reviews.plot')),
                    ],
                    options={
                        'constraints': [models.UniqueConstraint(fields=('plot', 'name'), name='aim_is_placed_once'), models.CheckConstraint(condition=models.Q(('others__range', (0, 10)), ('ours__range', (0, 10))), name='aim_is_placed_from_nought_to_ten')],
                    },
                ),
                migrations.CreateModel(
                    name='WeighAsk',
                    fields=[
                        ('id', models.BigAutoField(primary_key=True, serialize=False)),
                        ('public_id', models.CharField(default=joinedup.core.models.new_public_id, editable=False, max_length=12, unique=True)),
                        ('version', models.PositiveIntegerField(default=1)),
                        ('created_at', models.DateTimeField(default=joinedup.core.clock.now, editable=False)),
                        ('year', models.PositiveSmallIntegerField(verbose_name='school year')),
                        ('person_name', models.CharField(max_length=120)),
                        ('address', models.EmailField(max_length=254)),
                        ('asked_by', models.CharField(max_length=160)),
                        ('asked_at', models.DateTimeField(default=joinedup.core.clock.now)),
                        ('taken_back_at', models.DateTimeField(blank=True, null=True)),
                        ('asker', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='weigh_asks', to='directory.organisation')),
                        ('partnership', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='weigh_asks', to='partnerships.partnership')),
                    ],
                    options={
                        'constraints': [models.UniqueConstraint(condition=models.Q(('taken_back_at__isnull', True)), fields=('partnership', 'organisation', 'year'), name='partner_is_asked_to_weigh_up_once_a_year')],
                    },
                ),
                migrations.CreateModel(
                    name='WeighUp',
                    fields=[
                        ('id', models.BigAutoField(primary_key=True, serialize=False)),
                        ('public_id', models.CharField(default=joinedup.core.models.new_public_id, editable=False, max_length=12, unique=True)),
                        ('version', models.PositiveIntegerField(default=1)),
                        ('created_at', models.DateTimeField(default=joinedup.core.clock.now, editable=False)),
                        ('introduction', models.CharField(blank=True, max_length=12)),
                        ('title', models.CharField(max_length=160, verbose_name='title')),
                        ('year', models.PositiveSmallIntegerField(verbose_name='school year')),
                        ('conclusion', models.CharField(blank=True, choices=[('yes', 'Yes, it is worth it for us'), ('if', 'Yes, if something changes first'), ('not_now', 'Not this year'), ('no', 'No')], max_length=10)),
                        ('because', models.TextField(blank=True)),
                        ('board_decides', models.TextField(blank=True)),
                        ('is_shared', models.BooleanField(default=False)),
                        ('is_for_chosen', models.BooleanField(default=False)),
                        ('is_for_organisers', models.BooleanField(default=True)),
                        ('said_at', models.DateTimeField(default=joinedup.core.clock.now)),
                        ('said_by', models.CharField(max_length=160)),
                        ('given_in_confidence', models.BooleanField(default=True)),
                        ('delete_after', models.DateField()),
                        ('area', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='weigh_ups', to='accounts.area')),
                        ('ask', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='weigh_up', to='reviews.weighask')),
                        ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='weigh_ups', to='directory.organisation')),
                        ('partnership', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='weigh_ups', to='partnerships.partnership')),
                        ('shown_to', models.ManyToManyField(blank=True, related_name='+', to='directory.organisation')),
                    ],
                    options={
                        'indexes': [models.Index(fields=['delete_after'], name='weigh_up_to_delete')],
                        'constraints': [models.UniqueConstraint(condition=models.Q(('partnership__isnull', False)), fields=('organisation', 'partnership', 'year'), name='organisation_weighs_a_partnership_once_a_year'), models.UniqueConstraint(condition=models.Q(('introduction', ''), _negated=True), fields=('organisation', 'introduction', 'year'), name='organisation_weighs_an_introduction_once_a_year'), models.CheckConstraint(condition=models.Q(('is_shared', False), ('partnership__isnull', False), _connector='OR'), name='only_what_is_weighed_with_partners_is_shared')],
                    },
                ),
                migrations.CreateModel(
                    name='Weight',
                    fields=[
                        ('id', models.BigAutoField(primary_key=True, serialize=False)),
                        ('code', models.CharField(max_length=24)),
                        ('side', models.CharField(choices=[('benefits', 'Benefits'), ('costs', 'Costs'), ('risks', 'Risks'), ('further', 'Further gains')], max_length=10)),
                        ('own_words', models.CharField(blank=True, max_length=120)),
                        ('size', models.PositiveSmallIntegerField(choices=[(0, 'None'), (1, 'Small'), (2, 'Medium'), (3, 'Large')])),
                        ('likely', models.PositiveSmallIntegerField(blank=True, choices=[(1, 'Unlikely'), (2, 'Possible'), (3, 'Likely')], null=True)),
                        ('who', models.CharField(blank=True, max_length=80)),
                        ('note', models.CharField(blank=True, max_length=300)),
                        ('is_shared', models.BooleanField(default=False)),
                        ('said_at', models.DateTimeField(default=joinedup.core.clock.now)),
                        ('said_by', models.CharField(max_length=160)),
                        ('weigh_up', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='weights', to='reviews.weighup')),
                    ],
                    options={
                        'constraints': [models.UniqueConstraint(fields=('weigh_up', 'code'), name='thing_is_weighed_once'), models.CheckConstraint(condition=models.Q(('size__range', (0, 3))), name='weight_is_from_nought_to_three'), models.CheckConstraint(condition=models.Q(('likely__isnull', True), ('likely__range', (1, 3)), _connector='OR'), name='likely_is_from_one_to_three')],
                    },
                ),
                migrations.CreateModel(
                    name='Reader',
                    fields=[
                        ('id', models.BigAutoField(primary_key=True, serialize=False)),
                        ('public_id', models.CharField(default=joinedup.core.models.new_public_id, editable=False, max_length=12, unique=True)),
                        ('version', models.PositiveIntegerField(default=1)),
                        ('created_at', models.DateTimeField(default=joinedup.core.clock.now, editable=False)),
                        ('says', models.CharField(blank=True, choices=[('read', 'Thank you, we have read it'), ('same', 'We see it much the same way'), ('help', 'We could help with some of it'), ('talk', 'Let us talk about it')], max_length=10)),
                        ('words', models.CharField(blank=True, max_length=600)),
                        ('said_at', models.DateTimeField(blank=True, null=True)),
                        ('said_by', models.CharField(blank=True, max_length=160)),
                        ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='directory.organisation')),
                        ('weigh_up', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='readers', to='reviews.weighup')),
                    ],
                    options={
                        'constraints': [models.UniqueConstraint(fields=('weigh_up', 'organisation'), name='partner_reads_a_weigh_up_once'), models.CheckConstraint(condition=models.Q(('says', ''), ('said_at__isnull', False), _connector='OR'), name='what_a_reader_says_has_a_moment')],
                    },
                ),
            ],
        ),
    ]
