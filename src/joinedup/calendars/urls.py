"""Addresses of calendars."""

from django.urls import path

from joinedup.calendars.views import calendars, feeds, timetable

app_name = "calendars"
_CALENDARS = "a/<slug:slug>/school-calendars/"
_CALENDAR = f"{_CALENDARS}<str:public_id>/"
urlpatterns = [
    path(_CALENDARS, calendars.list_calendars, name="list_calendars"),
    path(f"{_CALENDARS}add/", calendars.add_calendar, name="add_calendar"),
    path(f"{_CALENDARS}schools/", calendars.find_school, name="find_school"),
    path(_CALENDAR, calendars.show_calendar, name="show_calendar"),
    path(f"{_CALENDAR}take-out/", calendars.remove_periods, name="remove_periods"),
    path(f"{_CALENDAR}upload/", calendars.upload_periods, name="upload_periods"),
    path(f"{_CALENDAR}days.<str:ending>", calendars.download_periods, name="download_periods"),
    path("a/<slug:slug>/timetable/", timetable.show_timetable, name="show_timetable"),
    path("a/<slug:slug>/timetable/timetable.<str:ending>", timetable.download_timetable, name="download_timetable"),
    path("a/<slug:slug>/timetable/year-planner.pdf", timetable.download_planner, name="download_planner"),
    path("a/<slug:slug>/calendar-feeds/", feeds.list_feeds, name="list_feeds"),
    path("a/<slug:slug>/calendar-feeds/<str:public_id>/take-back/", feeds.revoke_feed, name="revoke_feed"),
    path("calendars/<str:token>/dates.ics", feeds.read_feed, name="read_feed"),
]
