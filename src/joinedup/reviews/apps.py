from datetime import time

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ReviewsConfig(AppConfig):
    name = "joinedup.reviews"
    label = "reviews"

    def ready(self) -> None:
        """Hand the room's link page, its places inside a partnership and what it forgets down to the rooms below."""
        from django.urls import reverse

        from joinedup.accounts.services.links import link_pages
        from joinedup.contacts.queries import open_asks
        from joinedup.core import clock
        from joinedup.introductions.queries import answer_doors
        from joinedup.jobs import services as jobs
        from joinedup.reviews import choices, queries, services
        from joinedup.ui.navigation import INSIDE, WITHIN, Inside

        link_pages.add(choices.LINK_PURPOSE, lambda link: reverse("reviews:answer_weigh_up", args=[link.subject_id]))
        link_pages.add(choices.ASK_PURPOSE, lambda link: reverse("reviews:weigh_up_by_link", args=[link.subject_id]))
        open_asks.add("reviews.asks", queries.open_asks)
        answer_doors.add("reviews.weigh_up", queries.door_of_introduction)
        jobs.schedule(
            "reviews.forget",
            every=time(4, 50),
            title="Weigh-ups and plots whose day to be deleted has come",
            work=services.forget_due,
            wanted=lambda: queries.is_something_over_day(clock.today()),
        )
        WITHIN.add("reviews", "partnerships")
        INSIDE.add("reviews.weigh_ups", Inside("partnerships.partnership", _("Worth it?"), "reviews:list_partnership_weigh_ups", order=40))
        INSIDE.add("reviews.plots", Inside("partnerships.partnership", _("For us and for others"), "reviews:show_plots", order=45))
