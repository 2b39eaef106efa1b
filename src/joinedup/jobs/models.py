"""Work for the background, the clock that starts it, and the workers that were seen."""

from django.db import models

from joinedup.core import clock
from joinedup.core.models import Noun
from joinedup.core.subjects import Subject
from joinedup.jobs.choices import State


class Job(Noun):
    """One piece of work: who asked for it, how far it is, what came of it. A lease says which worker has it and until when."""

    name = models.CharField(max_length=160)
    title = models.CharField(max_length=200)
    params = models.JSONField(default=dict)
    args = models.JSONField(default=list)
    queue = models.CharField(max_length=40, default="default")
    priority = models.SmallIntegerField(default=0)
    actor_kind = models.CharField(max_length=10, default="system")
    user_id = models.BigIntegerField(null=True)
    link_id = models.BigIntegerField(null=True)
    area_id = models.BigIntegerField(null=True, editable=False)
    on_behalf_of = models.BigIntegerField(null=True)
    about_kind = models.CharField(max_length=80, blank=True)
    about_id = models.CharField(max_length=40, blank=True)

    state = models.CharField(max_length=10, choices=State.choices, default=State.WAITING)
    run_after = models.DateTimeField(null=True, blank=True)
    worker = models.CharField(max_length=80, blank=True)
    workers = models.JSONField(default=list)
    lease_until = models.DateTimeField(null=True, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    cancel_asked_at = models.DateTimeField(null=True, blank=True)
    n_done = models.BigIntegerField(default=0)
    n_total = models.BigIntegerField(default=0)
    doing = models.CharField(max_length=200, blank=True)
    progress_at = models.DateTimeField(null=True, blank=True)
    result = models.JSONField(null=True, blank=True)
    error = models.CharField(max_length=500, blank=True)
    error_class = models.CharField(max_length=160, blank=True)
    peak_mb = models.PositiveIntegerField(null=True, blank=True)
    enqueued_at = models.DateTimeField(default=clock.wall_now)
    started_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(state=State.RUNNING) | models.Q(lease_until__isnull=False),
                name="job_running_has_a_lease",
            ),
            models.CheckConstraint(
                condition=models.Q(state__in=["waiting", "running"]) | models.Q(ended_at__isnull=False),
                name="job_ended_has_a_moment",
            ),
        ]
        indexes = [
            models.Index(fields=["-priority", "id"], name="job_to_do", condition=models.Q(state__in=["waiting", "running"])),
            models.Index(fields=["user_id", "-id"], name="job_by_user"),
            models.Index(fields=["about_kind", "about_id"], name="job_by_subject"),
        ]

    @property
    def about(self) -> Subject | None:
        """Return the thing the job is about."""
        return Subject(self.about_kind, self.about_id) if self.about_kind else None

    @property
    def result_url(self) -> str:
        """Return the address of what came of it, or nothing."""
        url = self.result.get("url", "") if isinstance(self.result, dict) else ""
        return url if isinstance(url, str) and url.startswith("/") and not url.startswith("//") else ""


class Schedule(models.Model):
    """When a regular piece of work starts next; the work itself is declared in code under the same name."""

    id = models.BigAutoField(primary_key=True)
    name = models.CharField(max_length=80, unique=True)
    next_at = models.DateTimeField()
    lease_until = models.DateTimeField(null=True, blank=True)
    last_started_at = models.DateTimeField(null=True, blank=True)
    last_ended_at = models.DateTimeField(null=True, blank=True)
    last_error = models.CharField(max_length=500, blank=True)


class Worker(models.Model):
    """A worker process that said it was alive."""

    id = models.BigAutoField(primary_key=True)
    name = models.CharField(max_length=80, unique=True)
    started_at = models.DateTimeField(default=clock.wall_now)
    seen_at = models.DateTimeField(default=clock.wall_now)
