"""The pages of the handbook and of risks in their states."""

from datetime import timedelta

from django.urls import reverse

from joinedup.accounts.tests import factories as accounts
from joinedup.core import clock
from joinedup.handbook import services
from joinedup.handbook.tests import factories
from joinedup.partnerships.tests import factories as partnerships
from joinedup.ui.states import PageState, Shown


def _page(name: str, *, full: bool = True, stranger: bool = False) -> Shown:
    area = accounts.make_area()
    user = accounts.make_officer(area)
    by = accounts.actor_for(user, area)
    partnership = partnerships.make_partnership(area, by=by)
    by = accounts.actor_for(user, area)
    args = [area.slug, partnership.public_id]
    if full:
        factories.make_risk(partnership, by=by, next_look_on=clock.today() + timedelta(days=3))
        factories.make_risk(partnership, "The head of Oak retires and nobody knows the harbour master", by=by, likely=3, bad=2)
        gone = factories.make_risk(partnership, "Two schools cannot come on a Friday", by=by, likely=1, bad=1)
        services.look_at_risk(
            risk=gone, details=factories.make_details(gone.what, state="gone", words="It is a Monday now"), expected=1, by=by
        )
        args += [gone.public_id] if name == "show_risk" else []
    return Shown(reverse(f"handbook:{name}", args=args), user=accounts.make_officer(area, "Olga Oak") if stranger else user)


PAGES = [
    PageState("risks, none yet", lambda: _page("list_risks", full=False)),
    PageState("risks", lambda: _page("list_risks")),
    PageState("risks, not one of their own", lambda: _page("list_risks", stranger=True)),
    PageState("write a risk down, sent empty", lambda: _page("add_risk"), submit="Write it down"),
    PageState("a risk", lambda: _page("show_risk")),
    PageState("handbook", lambda: _page("show_handbook")),
]
