"""The front rooms in the states that the browser walks through."""

from datetime import date

from django.urls import reverse

from joinedup.accounts.models import User
from joinedup.accounts.tests import factories as accounts
from joinedup.actions.tests import factories as actions
from joinedup.brokerage.tests import factories as brokerage
from joinedup.calls.tests.factories import make_call
from joinedup.directory.models import Person
from joinedup.introductions.tests.factories import make_introduction
from joinedup.partnerships.tests import factories as partnerships
from joinedup.plans import services as plans
from joinedup.ui.states import PageState, Shown


def page(name: str) -> Shown:
    return Shown(reverse(f"home:{name}"))


def empty_home() -> Shown:
    return Shown(reverse("home:show_home"), user=accounts.make_user("Cy Clark", is_administrator=True))


def full_home() -> Shown:
    cast = brokerage.make_cast()
    make_introduction(cast)
    partnerships.make_open_agreement(cast.brackwater, by=cast.ada, partners=[cast.oak, cast.ash])
    actions.make_action(cast.brackwater, owner=Person.objects.get(user_id=cast.ash_head.user_id), due_on=date(2026, 11, 2))
    return Shown(reverse("home:show_home"), user=User.objects.get(pk=cast.ash_head.user_id))


def area(*, full: bool) -> Shown:
    cast = brokerage.make_cast()
    if full:
        make_introduction(cast)
    return Shown(reverse("home:show_area", args=[cast.brackwater.slug]), user=User.objects.get(pk=cast.ada.user_id))


def picture(name: str = "show_picture", *, empty: bool = False, query: str = "") -> Shown:
    cast = brokerage.make_cast()
    call = make_call(cast)
    if not empty:
        for topic in ("B1", "B1", "E4", "L1", "K2"):
            brokerage.make_need(cast.oak, cast.brackwater, topic=topic, visibility="area", by=cast.oak_head)
        brokerage.make_offer(cast.ash, cast.brackwater, topics=("B1", "C1"), visibility="area")
        for organisation, latitude in ((cast.oak, 53.8), (cast.ash, 53.83)):
            type(organisation).objects.filter(pk=organisation.pk).update(latitude=latitude, longitude=-1.7)
        plans.draw_line(area=cast.brackwater, ends=plans.Ends("River, no bridge", (53.81, -1.9), (53.82, -1.5)), by=cast.ada)
    args = [cast.brackwater.slug, *([call.public_id] if name == "show_coverage" else [])]
    return Shown(reverse(f"home:{name}", args=args) + query, user=User.objects.get(pk=cast.ada.user_id))


def area_of_a_head() -> Shown:
    cast = brokerage.make_cast()
    return Shown(reverse("home:show_area", args=[cast.brackwater.slug]), user=User.objects.get(pk=cast.oak_head.user_id))


def search(words: str) -> Shown:
    cast = brokerage.make_cast()
    return Shown(reverse("home:search") + f"?q={words}", user=User.objects.get(pk=cast.ada.user_id))


PAGES = [
    PageState("landing page", lambda: page("show_landing")),
    PageState("home, nothing yet", empty_home),
    PageState("home of a head who was asked", full_home),
    PageState("an area's first steps", lambda: area(full=False)),
    PageState("an area at work", lambda: area(full=True)),
    PageState("an area as a head sees it", area_of_a_head),
    PageState("search, nothing typed", lambda: search("")),
    PageState("search, nothing found", lambda: search("zzzz")),
    PageState("privacy", lambda: page("privacy")),
    PageState("accessibility", lambda: page("accessibility")),
    PageState("picture of an area, nothing yet", lambda: picture(empty=True)),
    PageState("picture of an area", picture),
    PageState("picture of an area, to pass on", lambda: picture(query="?who=others")),
    PageState("who has answered by part", lambda: picture("show_coverage")),
]
