from django.apps import AppConfig


class JobsConfig(AppConfig):
    name = "joinedup.jobs"
    label = "jobs"

    def ready(self) -> None:
        from joinedup.core import health
        from joinedup.jobs import tasks  # noqa: F401  declares the regular work
        from joinedup.jobs.services import checking

        health.checks.add("jobs.worker", checking.check_worker)
        health.checks.add("jobs.schedule", checking.check_schedule)
