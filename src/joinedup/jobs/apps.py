from django.apps import AppConfig


class JobsConfig(AppConfig):
    name = "joinedup.jobs"
    label = "jobs"

    def ready(self) -> None:
        from joinedup.jobs import tasks  # noqa: F401  declares the regular work
