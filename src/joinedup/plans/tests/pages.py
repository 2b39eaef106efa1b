"""The pages of plans, in the states that the browser walks through."""

from django.urls import reverse

from joinedup.accounts.models import User
from joinedup.brokerage.tests.factories import Cast, make_cast
from joinedup.plans import services
from joinedup.plans.models import Plan
from joinedup.plans.tests import factories
from joinedup.ui.states import PageState, Shown


def seen(cast: Cast, name: str, *args: str, query: str = "") -> Shown:
    return Shown(reverse(f"plans:{name}", args=[cast.brackwater.slug, *args]) + query, user=User.objects.get(pk=cast.ada.user_id))


def of_plan(name: str, *, state: str = "", query: str = "") -> Shown:
    cast = make_cast()
    plan = factories.make_small_plan(cast)
    if state:
        Plan.objects.filter(pk=plan.pk).update(state=state, problem="There is nothing to plan yet.", job_id="aaaaaaaaaaaa")
    return seen(cast, name, plan.public_id, query=query)


def of_area(name: str, *, full: bool = True) -> Shown:
    cast = make_cast()
    if full:
        factories.make_small_plan(cast)
    return seen(cast, name)


def sent() -> Shown:
    cast = make_cast()
    plan = factories.make_small_plan(cast)
    ids = [plan.suggestions.values_list("public_id", flat=True)[0]]
    services.send_introductions(plan=plan, public_ids=ids, words="You met in June.", by=cast.ada)
    return seen(cast, "introductions_sent", plan.public_id)


PAGES = [
    PageState("plans, none yet", lambda: of_area("list_plans", full=False)),
    PageState("plans", lambda: of_area("list_plans")),
    PageState("make a plan", lambda: of_area("make_plan")),
    PageState("make a plan, sent empty", lambda: of_area("make_plan"), fill=(("reach_km", ""),), submit="Make the plan"),
    PageState("a plan", lambda: of_plan("show_plan")),
    PageState("a plan, nothing found", lambda: of_plan("show_plan", query="?text=zzz")),
    PageState("a plan being made", lambda: of_plan("show_plan", state="working")),
    PageState("a plan that could not be made", lambda: of_plan("show_plan", state="failed")),
    PageState("check before sending introductions", lambda: of_plan("send_introductions")),
    PageState("introductions sent", sent),
]
