from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class RegisterConfig(AppConfig):
    name = "joinedup.register"
    label = "register"
    verbose_name = _("National register")

    def ready(self) -> None:
        """Register the room's tasks, and say who may read the files that were uploaded here."""
        from joinedup.files import queries as files
        from joinedup.register import policies, tasks  # noqa: F401 - the import registers the tasks

        files.readers.add("register.importreport", lambda viewer, subject: policies.may_import_register(viewer))
