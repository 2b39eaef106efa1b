"""The pages of news in their states."""

from collections.abc import Callable

from django.test import Client
from django.urls import reverse

from joinedup.accounts.tests import factories as accounts
from joinedup.core import clock
from joinedup.news import services
from joinedup.news.models import Newsletter
from joinedup.news.tests import factories
from joinedup.partnerships.tests import factories as partnerships
from joinedup.ui.states import PageState, Shown
from tests.scanner.links import last_link


def _page(name: str, make: Callable[[factories.Term], Newsletter]) -> Shown:
    with clock.fixed(factories.NOW):
        term = factories.make_term()
        factories.share_help(term)
        newsletter = make(term)
    return Shown(reverse(f"news:{name}", args=[term.area.slug, newsletter.public_id]), user=factories.user_of(term.ada))


def _edited(term: factories.Term) -> Newsletter:
    newsletter = factories.make_ready(term)
    words = services.Words("Hello", "Dear all,\n\nthank you for these three weeks.")
    services.add_paragraph(newsletter=newsletter, words=words, on_top=True, by=term.ada)
    services.leave_out(paragraph=newsletter.paragraphs.order_by("-position")[0], is_left_out=True, by=term.ada)
    return newsletter


def _of_partnership(name: str, *, full: bool) -> Shown:
    with clock.fixed(factories.NOW):
        if full:
            term = factories.make_term()
            factories.make_sent(term)
            factories.make_draft(term)
            return Shown(reverse(f"news:{name}", args=[term.area.slug, term.partnership.public_id]), user=factories.user_of(term.bea))
        area = accounts.make_area()
        partnership = partnerships.make_partnership(area)
        user = accounts.make_officer(area, "Bea Bell")
    return Shown(reverse(f"news:{name}", args=[area.slug, partnership.public_id]), user=user)


def _of_area() -> Shown:
    area = accounts.make_area()
    return Shown(reverse("news:list_newsletters", args=[area.slug]), user=accounts.make_officer(area))


def _by_link() -> Shown:
    with clock.fixed(factories.NOW):
        newsletter = factories.make_sent(factories.make_term())

    def open_it(client: Client) -> None:
        client.get(last_link("team-123@chat.example"), follow=True)

    return Shown(reverse("news:read_newsletter", args=[newsletter.public_id]), before=open_it)


PAGES = [
    PageState("newsletters of a partnership", lambda: _of_partnership("list_partnership_newsletters", full=True)),
    PageState("newsletters of an area, none yet", _of_area),
    PageState(
        "begin a newsletter", lambda: _of_partnership("start_partnership_newsletter", full=False), fill=(("title", ""),), submit="Draft it"
    ),
    PageState("a draft", lambda: _page("show_newsletter", _edited)),
    PageState("add a paragraph", lambda: _page("add_paragraph", factories.make_draft), submit="Add it"),
    PageState("choose readers", lambda: _page("choose_readers", factories.make_ready)),
    PageState("check a newsletter", lambda: _page("check_newsletter", _edited)),
    PageState("a newsletter that goes", lambda: _page("show_newsletter", factories.make_sent)),
    PageState("a newsletter by link", _by_link),
    PageState("what changed", lambda: _of_partnership("show_changes", full=True)),
    PageState("what changed, nothing", lambda: _of_partnership("show_changes", full=False)),
]
