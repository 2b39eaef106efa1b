"""The outbox."""

from django.db import models

from joinedup.core import clock
from joinedup.core.models import Noun
from joinedup.core.subjects import Subject
from joinedup.notices.choices import State, Urgency


class Message(Noun):
    """A mail, rendered when it was posted, kept in the transaction of what it tells about, sent by the worker."""

    key = models.CharField(max_length=200, unique=True)
    area_id = models.BigIntegerField(null=True, editable=False)
    to = models.EmailField()
    sender_name = models.CharField(max_length=160)
    reply_to = models.EmailField(blank=True)
    subject_line = models.CharField(max_length=250)
    text = models.TextField()
    html = models.TextField(blank=True)
    calendar = models.TextField(blank=True)  # an invitation for the reader's calendar program (iCalendar with METHOD)
    about_kind = models.CharField(max_length=80, blank=True)
    about_id = models.CharField(max_length=40, blank=True)
    unsubscribe_url = models.CharField(max_length=500, blank=True)
    is_secret = models.BooleanField(default=False)
    is_machine = models.BooleanField(default=True)
    urgency = models.CharField(max_length=20, choices=Urgency.choices, default=Urgency.NOW)
    posted_by_user_id = models.BigIntegerField(null=True)
    on_behalf_of = models.BigIntegerField(null=True)

    batch = models.CharField(max_length=12, blank=True)  # mails that one press posted together
    is_news = models.BooleanField(default=False)  # it only tells: the reader's volume says when it goes
    state = models.CharField(max_length=10, choices=State.choices, default=State.WAITING)
    goes_at = models.DateTimeField()
    next_try_at = models.DateTimeField(null=True, blank=True)
    attempts = models.PositiveIntegerField(default=0)
    lease_until = models.DateTimeField(null=True, blank=True)
    lease_holder = models.CharField(max_length=80, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    failure = models.CharField(max_length=400, blank=True)
    n_unreachable = models.PositiveIntegerField(default=0)  # tries in a row that never reached the mail server
    changed_at = models.DateTimeField(default=clock.now)
    changed_by_user_id = models.BigIntegerField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(state=State.SENT) | models.Q(sent_at__isnull=False),
                name="message_sent_has_a_moment",
            ),
        ]
        indexes = [
            models.Index(
                fields=["urgency", "goes_at", "id"], name="message_under_way", condition=models.Q(state__in=["waiting", "sending"])
            ),
            models.Index(fields=["next_try_at"], name="message_out_of_reach", condition=models.Q(n_unreachable__gt=0)),
            models.Index(fields=["batch"], name="message_of_batch", condition=~models.Q(batch="")),
            models.Index(fields=["about_kind", "about_id"], name="message_by_subject"),
            models.Index(fields=["area_id", "-id"], name="message_by_area"),
            models.Index(fields=["to"], name="message_by_address"),
        ]

    @property
    def about(self) -> Subject | None:
        """Return the thing the message is about."""
        return Subject(self.about_kind, self.about_id) if self.about_kind else None
