from datetime import time

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AccountsConfig(AppConfig):
    name = "joinedup.accounts"
    label = "accounts"

    def ready(self) -> None:
        """Hand names to the record, actors to jobs, questions to the health check, pages to links and places to the top of pages."""
        from django.urls import reverse

        from joinedup.accounts import queries, tasks
        from joinedup.accounts.choices import Purpose
        from joinedup.accounts.services import links, set_up
        from joinedup.audit import queries as audit
        from joinedup.core import health
        from joinedup.files import services as files
        from joinedup.jobs import services as jobs
        from joinedup.notices import services as notices
        from joinedup.ui.navigation import ACCOUNT, Place

        audit.names.add("user", queries.names_of_users)
        audit.names.add("link", queries.names_of_links)
        jobs.actor_builder.add("accounts", queries.actor_for_ids)
        jobs.schedule("files.purge", every=time(3, 30), work=files.purge_orphans)
        jobs.schedule("accounts.purge", every=time(3, 10), title="Delete old codes and sessions", work=tasks.purge)
        health.checks.add("accounts.set_up", set_up.check_set_up)
        links.link_pages.add(Purpose.INVITATION, lambda link: reverse("accounts:answer_invitation", args=[link.subject_id]))
        links.link_pages.add(Purpose.UNSUBSCRIBE, lambda link: reverse("accounts:choose_mail", args=[link.subject_id]))
        notices.volumes.add("accounts.mail_volume", queries.volume_of_news)
        jobs.schedule("notices.gather", every=time(7, 20), title="Mails gathered for those who want one a day or a week", work=tasks.gather)
        notices.silent.add("accounts.closed_areas", queries.is_closed)
        ACCOUNT.add("accounts.areas", Place(_("Areas"), "accounts:my_areas", order=10))
        ACCOUNT.add("accounts.account", Place(_("My account"), "accounts:show_account", order=20))
        ACCOUNT.add("accounts.sign_out", Place(_("Sign out"), "accounts:sign_out", order=30, is_press=True))
