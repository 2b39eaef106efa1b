from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class BeginningsConfig(AppConfig):
    name = "joinedup.beginnings"
    label = "beginnings"

    def ready(self) -> None:
        """Let partnerships look here before something is formed, and take a place inside them."""
        from joinedup.beginnings import services
        from joinedup.partnerships.services import looks
        from joinedup.ui.navigation import INSIDE, Inside

        looks.add("beginnings.look_first", services.look_first)
        INSIDE.add("beginnings.beginning", Inside("partnerships.partnership", _("How it began"), "beginnings:show_beginning", order=80))
