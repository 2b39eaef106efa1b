"""Introductions: two organisations are asked whether they want to meet, what each answers, and the commitments that follow."""
