from django.apps import AppConfig
from django.db.backends.signals import connection_created


class CoreConfig(AppConfig):
    name = "joinedup.core"
    label = "core"

    def ready(self) -> None:
        from joinedup.core.journals import choose_journal

        connection_created.connect(choose_journal, dispatch_uid="core.journal")
