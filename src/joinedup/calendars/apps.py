from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CalendarsConfig(AppConfig):
    name = "joinedup.calendars"
    label = "calendars"

    def ready(self) -> None:
        """Hand the school holidays and the room's place down to the rooms below."""
        from joinedup.calendars import queries
        from joinedup.notices import services as notices
        from joinedup.ui.navigation import INSIDE, NAVIGATION, Inside, Place

        notices.quiet_days.add("calendars.school_holidays", queries.quiet_days)
        NAVIGATION.add("calendars.dates", Place(_("Dates"), "calendars:show_timetable", order=44, in_area=True, rooms=("calendars",)))
        INSIDE.add("calendars.timetable", Inside("calendars.dates", _("Timetable"), "calendars:show_timetable", order=10))
        INSIDE.add("calendars.terms", Inside("calendars.dates", _("Term dates and INSET days"), "calendars:list_calendars", order=30))
        INSIDE.add("calendars.feeds", Inside("calendars.dates", _("In your own calendar"), "calendars:list_feeds", order=40))
