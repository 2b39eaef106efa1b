from datetime import time
from typing import TYPE_CHECKING, Any

from django.apps import AppConfig
from django.db import connections
from django.db.models.signals import post_migrate
from django.urls import reverse

if TYPE_CHECKING:
    from joinedup.core.actors import Actor


class BrokerageConfig(AppConfig):
    name = "joinedup.brokerage"
    label = "brokerage"

    def ready(self) -> None:
        from joinedup.accounts.services.links import link_pages
        from joinedup.brokerage import tasks  # noqa: F401
        from joinedup.brokerage.choices import LinkPurpose
        from joinedup.brokerage.queries import may_read_evidence
        from joinedup.files.queries import readers

        post_migrate.connect(_load_topics, sender=self)
        link_pages.add(LinkPurpose.CONFIRM_ENTRIES, lambda link: reverse("brokerage:confirm_entries", args=[link.subject_id]))
        readers.add("brokerage.need", may_read_evidence)
        _join_the_rooms_below()
        _tell_what_is_asked()


def _join_the_rooms_below() -> None:
    """Register the place on top, the panel on an organisation's page, what goes along to a successor, and the daily expiry."""
    from django.utils.translation import gettext_lazy as _

    from joinedup.brokerage import services
    from joinedup.brokerage.queries.panels import panel_of
    from joinedup.contacts.queries import answers_for_a_school
    from joinedup.directory import queries as directory_queries
    from joinedup.directory import services as directory
    from joinedup.jobs import services as jobs
    from joinedup.notices.queries import asks as mails_that_ask
    from joinedup.ui.navigation import NAVIGATION, Place

    mails_that_ask.add("entries.confirm", _("Needs and offers"))
    NAVIGATION.add("brokerage.area", Place(_("Needs and offers"), "brokerage:show_area", order=30, in_area=True, rooms=("brokerage",)))
    NAVIGATION.add("brokerage.mine", Place(_("What we need and offer"), "brokerage:show_mine", order=30, may=answers_for_a_school))
    directory_queries.panels.add("brokerage.needs_and_offers", panel_of)
    directory.carriers.add("brokerage.needs_and_offers", directory.Carrier(_("Needs and offers"), services.n_to_carry, services.carry))  # type: ignore[arg-type]
    jobs.schedule("brokerage.expire", every=time(5, 20), title="Mark needs and offers that are out of date", work=services.expire_due)


def _tell_what_is_asked() -> None:
    """Add this room's asks to the page of what a school is asked, and what one press confirms there."""
    from joinedup.brokerage import services
    from joinedup.brokerage.queries import asks
    from joinedup.contacts.queries import OpenAsk, open_asks
    from joinedup.contacts.services import confirmers

    def confirm(ask: OpenAsk, by: "Actor") -> None:
        things = [public_id for public_id, _words in ask.lines]
        services.confirm_prepared(organisation_id=ask.organisation_id, area_id=ask.area_id, things=things, by=by)

    open_asks.add("brokerage.asks", asks.open_asks)
    for press in (asks.ENTERED, asks.PREPARED, asks.RUN_OUT):
        confirmers.add(press, confirm)


def _load_topics(using: str, **_kwargs: Any) -> None:
    """Keep the shared topics in step with the data each time the tables were brought up to date."""
    from joinedup.brokerage import services
    from joinedup.brokerage.models import Topic

    if Topic._meta.db_table in connections[using].introspection.table_names():
        services.load_topics()
