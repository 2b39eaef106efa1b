from django.apps import AppConfig
from django.conf import settings
from django.utils.translation import gettext_lazy as _


class DemoConfig(AppConfig):
    name = "joinedup.demo"
    label = "demo"

    def ready(self) -> None:
        from joinedup.ui.navigation import DEMO, Place, everybody

        if settings.MODE == "demo":
            DEMO.add("demo.people", Place(_("Be somebody else"), "demo:choose_person", order=10, may=everybody))
            DEMO.add("demo.mail", Place(_("See the mail"), "demo:show_mailbox", order=20, may=everybody))
