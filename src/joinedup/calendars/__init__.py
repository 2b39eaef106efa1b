"""Dates: school calendars (terms, INSET days, exams), the timetable with what speaks against a day, calendar feeds.

It knows neither actions nor meetings: upper rooms bring their dates at the point `calendars.dates`, and say at `calendars.subjects`
what dates and promises may be about, who sees it and where its page is.
"""
