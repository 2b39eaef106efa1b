"""Who gets what at this room's addresses: outside the demo, nobody finds them."""

from tests.architecture.access import NOT_FOUND, Expect, Route

NOBODY_HERE = Expect(nobody=NOT_FOUND, link=NOT_FOUND)

ROUTES = [
    Route("demo:choose_person", expect=NOBODY_HERE),
    Route("demo:sign_in_as", methods=("POST",), expect=NOBODY_HERE),
    Route("demo:show_mailbox", expect=NOBODY_HERE),
    Route("demo:show_mail", args=lambda w: ["abcdefghijkl"], expect=NOBODY_HERE),
]
