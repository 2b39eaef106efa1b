"""Whom to write to and what waits for whom: lists by role, pasted lists that are recognised, what a school is asked.

It reads the people of the directory and asks schools to keep them right. It owns saved lists and the yearly check.
"""
