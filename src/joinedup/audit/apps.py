from django.apps import AppConfig


class AuditConfig(AppConfig):
    name = "joinedup.audit"
    label = "audit"

    def ready(self) -> None:
        from joinedup.audit import queries
        from joinedup.audit.services import checking
        from joinedup.core import health
        from joinedup.ui import conflicts

        health.checks.add("audit.seals", checking.check_seals)
        conflicts.last_change.add("audit", queries.last_change)
