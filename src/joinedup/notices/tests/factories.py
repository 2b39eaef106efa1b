"""Plain messages for tests."""

from typing import Any

from joinedup.core import clock
from joinedup.core.models import new_public_id
from joinedup.notices.models import Message


def make_message(**given: Any) -> Message:
    columns: dict[str, Any] = {
        "key": f"test:{new_public_id()}",
        "to": "head@oak.example",
        "sender_name": "Ashfield Learning Partnership",
        "reply_to": "office@ashfield.example",
        "subject_line": "Oak and Elm: phonics",
        "text": "Hello Ada,\n\nElm would like help with phonics. Open https://j.example/l/s3cret/ to answer.\n",
        "html": "<p>Hello Ada</p>",
        "goes_at": clock.now(),
    }
    return Message.objects.create(**(columns | given))
