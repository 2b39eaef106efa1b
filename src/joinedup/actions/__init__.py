"""Promises: actions with one owner and a day, what they wait for, milestones, reminders.

It owns actions with their history and what they wait for. It knows neither meetings nor partnerships: upper rooms say at the
point `calendars.subjects` what an action may be about, who sees it and where its page is.
"""
