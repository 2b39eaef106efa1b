"""HTTP in, HTTP out: school calendars, the timetable, calendar feeds."""
