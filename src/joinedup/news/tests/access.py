"""Every address of news, and who gets what there."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from joinedup.accounts.tests import factories as accounts
from joinedup.core import clock
from joinedup.news import choices, queries, services
from tests.architecture import access
from tests.architecture.access import FORM, LINK_ONLY, OFFICERS, PRESS, Route, World

READERS = OFFICERS.but(lead=access.OK)  # officers of the area, and the lead of a partner


def furnish(world: World) -> None:
    """Put in a draft with a paragraph, and an issue that was sent."""
    by = accounts.actor_for(world.users["officer"], world.here)
    scope = queries.Scope(world.here, world.get("partnership"))
    days = {"first": clock.today() - timedelta(days=20), "last": clock.today()}
    draft = services.draft_newsletter(scope=scope, title="Draft", **days, by=by)
    world.put("news_draft", draft)
    world.put("news_paragraph", services.add_paragraph(newsletter=draft, words=services.Words("", "Dear all."), on_top=True, by=by))
    sent = services.draft_newsletter(scope=scope, title="Sent", **days, by=by)
    services.add_paragraph(newsletter=sent, words=services.Words("", "Dear all."), on_top=True, by=by)
    sent.refresh_from_db()
    services.choose_readers(newsletter=sent, chosen=queries.Chosen((), (), "partner@example.org"), expected=sent.version, by=by)
    sent.refresh_from_db()
    services.send_newsletter(newsletter=sent, expected=sent.version, by=by)
    world.put("newsletter", sent)


def _area(world: World) -> list[Any]:
    return [world.here.slug]


def _in_area(*names: str) -> Callable[[World], list[Any]]:
    return lambda world: [world.here.slug, *(world.get(name).public_id for name in names)]


def _link(world: World) -> access.Link:
    return access.Link(choices.READ_PURPOSE, world.get("newsletter").subject)


def _id(world: World) -> list[Any]:
    return [world.get("newsletter").public_id]


_PARTNERSHIP, _DRAFT, _SENT = _in_area("partnership"), _in_area("news_draft"), _in_area("newsletter")
ROUTES = [
    Route("news:list_newsletters", READERS, args=_area),
    Route("news:start_newsletter", OFFICERS, FORM, args=_area),
    Route("news:list_partnership_newsletters", READERS, args=_PARTNERSHIP),
    Route("news:start_partnership_newsletter", OFFICERS, FORM, args=_PARTNERSHIP),
    Route("news:show_changes", READERS, FORM, args=_PARTNERSHIP),
    Route("news:look_again", READERS, PRESS, args=_PARTNERSHIP),
    Route("news:show_newsletter", READERS, args=_SENT),
    Route("news:download_newsletter", READERS, args=_SENT),
    Route("news:change_title", OFFICERS, FORM, args=_DRAFT),
    Route("news:add_paragraph", OFFICERS, FORM, args=_DRAFT),
    Route("news:arrange_paragraphs", OFFICERS, PRESS, args=_DRAFT),
    Route("news:change_paragraph", OFFICERS, FORM, args=_in_area("news_draft", "news_paragraph")),
    Route("news:draft_again", OFFICERS, PRESS, args=_DRAFT),
    Route("news:remove_draft", OFFICERS, FORM, args=_DRAFT),
    Route("news:choose_readers", OFFICERS, FORM, args=_DRAFT),
    Route("news:check_newsletter", OFFICERS, FORM, args=_DRAFT),
    Route("news:stop_newsletter", OFFICERS, PRESS, args=_SENT),
    Route("news:read_newsletter", LINK_ONLY, args=_id, link=_link),
    Route("news:download_by_link", LINK_ONLY, args=_id, link=_link),
]
