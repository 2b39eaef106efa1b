"""Make calendar feeds and take them back."""

import secrets

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from joinedup.accounts import policies as accounts
from joinedup.accounts.services import links
from joinedup.audit import services as audit
from joinedup.calendars import choices, queries
from joinedup.calendars.models import Feed
from joinedup.core import clock
from joinedup.core.actors import Actor
from joinedup.core.refusals import require, require_found
from joinedup.core.subjects import Subject
from joinedup.directory.models import Organisation

MOST_FEEDS = 20


@transaction.atomic
def make_feed(*, kind: str, organisation: Organisation | None = None, about: Subject | None = None, by: Actor) -> tuple[Feed, str]:
    """Make a feed of the user in the area in which they stand; return it with its address, which cannot be shown again."""
    user_id, area_id = require_found(by.user_id), require_found(by.area_id)
    require(kind in choices.FeedKind.values, _("Choose whose dates you want."), field="whose")
    if kind == choices.FeedKind.AREA:
        require(accounts.may_run_area(by, area_id), _("Only who runs the area has the dates of all of it."), field="whose")
    if kind == choices.FeedKind.ORGANISATION:
        require(organisation in queries.organisations_to_feed(by), _("Choose one of your own organisations."), field="whose")
    if kind == choices.FeedKind.ABOUT:
        require(about is not None and queries.sees_subject(by, about), _("Choose one of your partnerships."), field="whose")
    n_feeds = len(queries.feeds_of(by))
    require(n_feeds < MOST_FEEDS, _("You have %(n)s feeds. Take one back first.") % {"n": n_feeds})
    token = secrets.token_urlsafe(32)
    own = organisation if kind == choices.FeedKind.ORGANISATION else None
    place = {"area_id": area_id, "user_id": user_id, "organisation": own}
    shown = about if kind == choices.FeedKind.ABOUT else None
    named = {"about_kind": shown.kind, "about_id": shown.public_id} if shown else {}
    feed = Feed.objects.create(kind=kind, digest=links.digest_of(token), **place, **named)
    audit.record(by=by, verb="feed.made", about=feed.subject, area_id=area_id, facts={"kind": kind})
    return feed, settings.SITE_URL + reverse("calendars:read_feed", args=[token])


@transaction.atomic
def revoke_feed(*, feed: Feed, by: Actor) -> None:
    """Take a feed back: whoever has its address reads nothing any more."""
    require(feed.user_id == by.user_id, _("Only who made a feed takes it back."))
    feed.revoked_at = clock.now()
    feed.save(update_fields=["revoked_at"])
    audit.record(by=by, verb="feed.revoked", about=feed.subject, area_id=feed.area_id)
