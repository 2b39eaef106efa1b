"""With what arguments the forms are made, for the test that reads all their messages."""

from types import SimpleNamespace

_STRANGER = SimpleNamespace(email="head@quay.example", name="", place="abc", role="head", is_shared=False)
FORMS = {"PlacePeopleForm": lambda: {"strangers": [_STRANGER], "places": [("abc", "Quayfield")]}}
