from django.apps import AppConfig
from django.conf import settings
from django.utils.translation import gettext_lazy as _


class DemoConfig(AppConfig):
    name = "joinedup.demo"
    label = "demo"

    def ready(self) -> None:
        from joinedup.ui.navigation import ACCOUNT, Place, everybody

        if settings.MODE == "demo":
            ACCOUNT.add("demo.people", Place(_("Be somebody else"), "demo:choose_person", order=5, may=everybody))
