from datetime import date
from typing import Any

from django.apps import apps
from django.contrib.auth import get_user_model
from django.urls import reverse

from joinedup.audit.tests.factories import make_entry
from joinedup.core.models import new_public_id
from joinedup.ui.states import PageState, Shown


def officer_of_new_area() -> tuple[Any, Any]:
    user = get_user_model().objects.create_user(f"{new_public_id()}@example.org", name="Olga Officer")
    area = apps.get_model("accounts", "Area").objects.create(name="Ashfield Learning Partnership", slug=new_public_id())
    apps.get_model("accounts", "AreaRole").objects.create(area=area, user=user, role="officer", from_on=date(2020, 9, 1))
    return area, user


def record(n: int, query: str = "") -> Shown:
    area, user = officer_of_new_area()
    for _ in range(n):
        make_entry(area_id=area.pk)
    return Shown(reverse("audit:show_record", args=[area.slug]) + query, user=user)


PAGES = [
    PageState("record, empty", lambda: record(0)),
    PageState("record, two pages", lambda: record(60)),
    PageState("record, nothing fits", lambda: record(2, "?on_day=1&on_month=9&on_year=2020")),
    PageState("record, a date that is none", lambda: record(2, "?on_day=31&on_month=2&on_year=2026")),
]
