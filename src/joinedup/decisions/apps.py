from datetime import time

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DecisionsConfig(AppConfig):
    name = "joinedup.decisions"
    label = "decisions"

    def ready(self) -> None:
        """Hand the room's link page, regular work and places down to the rooms below."""
        from django.urls import reverse

        from joinedup.accounts.services.links import link_pages
        from joinedup.contacts.queries import open_asks
        from joinedup.decisions import choices, queries, services
        from joinedup.decisions.queries import asks
        from joinedup.jobs import services as jobs
        from joinedup.notices.queries import asks as mails_that_ask
        from joinedup.ui.navigation import INSIDE, WITHIN, Inside

        link_pages.add(choices.PURPOSE, lambda link: reverse("decisions:answer_question", args=[link.subject_id]))
        open_asks.add("decisions.asks", asks.open_asks)
        jobs.schedule(
            "decisions.look_after",
            every=time(6, 45),
            title="Written replies: remind and count",
            work=services.look_after_questions,
            wanted=lambda: bool(queries.to_remind() or queries.to_settle() or queries.to_ask_for_carriers()),
        )
        for kind in ("decisions.question", "decisions.reminder", "decisions.carriers"):
            mails_that_ask.add(kind, _("Decision by written reply"))
        WITHIN.add("decisions", "meetings")
        INSIDE.add("decisions.group", Inside("groups.group", _("Written decisions"), "decisions:list_questions", order=20))
