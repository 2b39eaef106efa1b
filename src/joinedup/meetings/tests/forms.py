"""With what arguments the forms are made, for the test that reads all their messages."""

from types import SimpleNamespace

_ITEM = SimpleNamespace(public_id="abc", title="Attendance", length=10, aim="do", part="a")
_PLACE = SimpleNamespace(
    public_id="abc",
    member=SimpleNamespace(person=SimpleNamespace(name="Imran Daud"), organisation=SimpleNamespace(name="Oak")),
    was_there=None,
    came_instead="",
    sends="",
    answer="waiting",
)
FORMS = {
    "OrderForm": lambda: {"items": [_ITEM], "may_close": True},
    "DecisionForm": lambda: {"there": [_PLACE], "has_casting_vote": True},
    "CarryForm": lambda: {"decisions": [SimpleNamespace(public_id="abc", text="We share 4 June.")]},
    "AttendanceForm": lambda: {"invitations": [_PLACE]},
}
