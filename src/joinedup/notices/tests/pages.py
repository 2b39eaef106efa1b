from datetime import date, timedelta
from typing import Any

from django.apps import apps
from django.contrib.auth import get_user_model
from django.urls import reverse

from joinedup.core import clock
from joinedup.core.models import new_public_id
from joinedup.notices.choices import State
from joinedup.notices.tests.factories import make_message
from joinedup.ui.states import PageState, Shown


def officer_of_new_area() -> tuple[Any, Any]:
    user = get_user_model().objects.create_user(f"{new_public_id()}@example.org", name="Olga Officer")
    area = apps.get_model("accounts", "Area").objects.create(name="Ashfield Learning Partnership", slug=new_public_id())
    apps.get_model("accounts", "AreaRole").objects.create(area=area, user=user, role="officer", from_on=date(2020, 9, 1))
    return area, user


def outbox(show: str, **mails: Any) -> Shown:
    area, user = officer_of_new_area()
    for i in range(3 if mails else 0):
        make_message(area_id=area.pk, to=f"head{i}@oak.example", **mails)
    return Shown(reverse("notices:show_outbox", args=[area.slug]) + f"?show={show}", user=user)


def together(state: State, **mails: Any) -> Shown:
    area, user = officer_of_new_area()
    batch = new_public_id()
    for i in range(3):
        make_message(area_id=area.pk, to=f"head{i}@oak.example", state=state, batch=batch, goes_at=clock.now() + timedelta(days=1), **mails)
    return Shown(reverse("notices:show_together", args=[batch]), user=user)


PAGES = [
    PageState("outbox, nothing waits", lambda: outbox("waiting")),
    PageState("outbox, mails wait", lambda: outbox("waiting", goes_at=clock.now() + timedelta(days=1))),
    PageState("mails of one press, they wait", lambda: together(State.WAITING)),
    PageState("mails of one press, they have left", lambda: together(State.SENT, sent_at=clock.now())),
    PageState(
        "outbox, not delivered",
        lambda: outbox("undelivered", state=State.REFUSED, failure="550 5.1.1 No such person here"),
    ),
    PageState("outbox, sent", lambda: outbox("gone", state=State.SENT, sent_at=clock.now())),
]
