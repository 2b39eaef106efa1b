"""With what arguments the forms are made, for the test that reads all their messages."""

FORMS = {"SignForm": lambda: {"needs_board": True}}
