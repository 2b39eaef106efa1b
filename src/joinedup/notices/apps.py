from django.apps import AppConfig


class NoticesConfig(AppConfig):
    name = "joinedup.notices"
    label = "notices"

    def ready(self) -> None:
        from joinedup.core import health
        from joinedup.notices.services import checking

        health.checks.add("notices.outbox", checking.check_outbox)
