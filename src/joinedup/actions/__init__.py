"""Promises and dates: actions with one owner and a day, the school calendar, milestones, reminders.

It owns actions with their history and what they wait for. It knows neither meetings nor partnerships: upper rooms say at the
point `actions.subjects` what an action may be about, who sees it and where its page is.
"""
