from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class HandbookConfig(AppConfig):
    name = "joinedup.handbook"
    label = "handbook"

    def ready(self) -> None:
        """Hand the room's places inside a partnership, and the days on which risks are looked at, down to the rooms below."""
        from joinedup.calendars.queries import dates
        from joinedup.handbook import queries
        from joinedup.ui.navigation import INSIDE, WITHIN, Inside

        dates.add("handbook.risks", queries.dated_risks)
        WITHIN.add("handbook", "partnerships")
        INSIDE.add("handbook.risks", Inside("partnerships.partnership", _("Risks"), "handbook:list_risks", order=60))
        INSIDE.add("handbook.handbook", Inside("partnerships.partnership", _("Handbook"), "handbook:show_handbook", order=70))
