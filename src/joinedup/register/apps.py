from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class RegisterConfig(AppConfig):
    name = "joinedup.register"
    label = "register"
    verbose_name = _("National register")

    def ready(self) -> None:
        """Register the room's tasks, and say who may read uploaded files, add the finder and the imports to the menu."""
        from joinedup.files import queries as files
        from joinedup.register import policies, tasks  # noqa: F401 - the import registers the tasks
        from joinedup.ui.navigation import ACCOUNT, NAVIGATION, Place

        files.readers.add("register.importreport", lambda viewer, subject: policies.may_import_register(viewer))
        outside = Place(_("Find a school"), "register:find", order=15, may=policies.may_find_outside_areas)
        NAVIGATION.add("register.find", outside)
        ACCOUNT.add("register.imports", Place(_("National register"), "register:imports", order=15, may=policies.may_import_register))
