import joinedup.core.clock
import joinedup.core.models
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='Message',
            fields=[
                ('id', models.BigAutoField(primary_key=True, serialize=False)),
                ('public_id', models.CharField(default=joinedup.core.models.new_public_id, editable=False, max_length=12, unique=True)),
                ('version', models.PositiveIntegerField(default=1)),
                ('created_at', models.DateTimeField(default=joinedup.core.clock.now, editable=False)),
                ('key', models.CharField(max_length=200, unique=True)),
                ('area_id', models.BigIntegerField(editable=False, null=True)),
                ('to', models.EmailField(max_length=254)),
                ('sender_name', models.CharField(max_length=160)),
                ('reply_to', models.EmailField(blank=True, max_length=254)),
                ('subject_line', models.CharField(max_length=250)),
                ('text', models.TextField()),
                ('html', models.TextField(blank=True)),
                ('calendar', models.TextField(blank=True)),
                ('about_kind', models.CharField(blank=True, max_length=80)),
                ('about_id', models.CharField(blank=True, max_length=40)),
                ('unsubscribe_url', models.CharField(blank=True, max_length=500)),
                ('is_secret', models.BooleanField(default=False)),
                ('is_machine', models.BooleanField(default=True)),
                ('urgency', models.CharField(choices=[('now', 'At once'), ('working_hours', 'In working hours')], default='now', max_length=20)),
                ('posted_by_user_id', models.BigIntegerField(null=True)),
                ('on_behalf_of', models.BigIntegerField(null=True)),
                ('batch', models.CharField(blank=True, max_length=12)),
                ('is_news', models.BooleanField(default=False)),
                ('state', models.CharField(choices=[('waiting', 'Waiting'), ('sending', 'Being sent'), ('sent', 'Sent'), ('refused', 'Refused by the other side'), ('failed', 'Not delivered'), ('stopped', 'Stopped'), ('bounced', 'Came back'), ('held', "Waits for the reader's mail of the day or week"), ('enclosed', 'Sent inside a gathered mail'), ('by_hand', 'Written from their own mail program'), ('left_out', 'Not sent: the reader wants only what must be answered')], default='waiting', max_length=10)),
                ('goes_at', models.DateTimeField()),
                ('next_try_at', models.DateTimeField(blank=True, null=True)),
                ('attempts', models.PositiveIntegerField(default=0)),
                ('lease_until', models.DateTimeField(blank=True, null=True)),
                ('lease_holder', models.CharField(blank=True, max_length=80)),
                ('sent_at', models.DateTimeField(blank=True, null=True)),
                ('failure', models.CharField(blank=True, max_length=400)),
                ('n_unreachable', models.PositiveIntegerField(default=0)),
                ('changed_at', models.DateTimeField(default=joinedup.core.clock.now)),
                ('changed_by_user_id', models.BigIntegerField(null=True)),
            ],
            options={
                'indexes': [models.Index(condition=models.Q(('state__in', ['waiting', 'sending'])), fields=['urgency', 'goes_at', 'id'], name='message_under_way'), models.Index(condition=models.Q(('n_unreachable__gt', 0)), fields=['next_try_at'], name='message_out_of_reach'), models.Index(condition=models.Q(('batch', ''), _negated=True), fields=['batch'], name='message_of_batch'), models.Index(fields=['about_kind', 'about_id'], name='message_by_subject'), models.Index(fields=['area_id', '-id'], name='message_by_area'), models.Index(fields=['to'], name='message_by_address')],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('state', 'sent'), _negated=True), ('sent_at__isnull', False), _connector='OR'), name='message_sent_has_a_moment')],
            },
        ),
    ]
