from django.apps import AppConfig
from django.urls import reverse
from django.utils.translation import gettext as _


class FundingConfig(AppConfig):
    name = "joinedup.funding"
    label = "funding"

    def ready(self) -> None:
        """Put "who already pays for this" beside the needs that the room below shows."""
        from joinedup.brokerage.queries import doors, need_panels
        from joinedup.funding.queries import panel_of_needs
        from joinedup.ui.navigation import WITHIN

        WITHIN.add("funding", "brokerage")
        doors.add("funding", lambda slug: (_("Who already pays for this"), reverse("funding:list_programmes", args=[slug])))
        need_panels.add("funding.who_pays", panel_of_needs)
