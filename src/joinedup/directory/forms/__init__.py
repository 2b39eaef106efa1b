"""The directory's forms: organisations, lists, people, notes."""
