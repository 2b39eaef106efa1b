from datetime import time
from typing import Any

from django.apps import AppConfig
from django.db import connections
from django.db.models.signals import post_migrate
from django.urls import reverse


class BrokerageConfig(AppConfig):
    name = "joinedup.brokerage"
    label = "brokerage"

    def ready(self) -> None:
        from joinedup.accounts.services.links import link_pages
        from joinedup.brokerage.choices import LinkPurpose

        post_migrate.connect(_load_topics, sender=self)
        link_pages.add(LinkPurpose.ANSWER_CALL, lambda link: reverse("brokerage:answer_call", args=[link.subject_id]))
        link_pages.add(LinkPurpose.CONFIRM_ENTRIES, lambda link: reverse("brokerage:confirm_entries", args=[link.subject_id]))
        _plan_and_introduce()


def _plan_and_introduce() -> None:
    """Register the work of plans and introductions: their task, their regular work, the page of their links."""
    from joinedup.accounts.services.links import link_pages
    from joinedup.brokerage import choices, services, tasks  # noqa: F401
    from joinedup.core import clock
    from joinedup.core.actors import SYSTEM
    from joinedup.jobs import services as jobs

    link_pages.add(choices.INTRODUCTION_PURPOSE, lambda link: reverse("brokerage:answer_introduction", args=[link.subject_id]))
    jobs.schedule(
        "brokerage.lapse_introductions",
        every=time(5, 40),
        title="Let introductions lapse that nobody answered",
        work=lambda: services.lapse_introductions(on=clock.today(), by=SYSTEM),
    )


def _load_topics(using: str, **_kwargs: Any) -> None:
    """Keep the shared topics in step with the data each time the tables were brought up to date."""
    from joinedup.brokerage import services
    from joinedup.brokerage.models import Topic

    if Topic._meta.db_table in connections[using].introspection.table_names():
        services.load_topics()
