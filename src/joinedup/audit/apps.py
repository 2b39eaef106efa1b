from django.apps import AppConfig


class AuditConfig(AppConfig):
    name = "joinedup.audit"
    label = "audit"

    def ready(self) -> None:
        from joinedup.audit.services import checking
        from joinedup.core import health

        health.checks.add("audit.seals", checking.check_seals)
