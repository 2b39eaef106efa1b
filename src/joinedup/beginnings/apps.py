from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class BeginningsConfig(AppConfig):
    name = "joinedup.beginnings"
    label = "beginnings"

    def ready(self) -> None:
        """Let partnerships look here before something is formed; hand the room's link page, asks and places down."""
        from django.urls import reverse

        from joinedup.accounts.services.links import link_pages
        from joinedup.beginnings import choices, queries, services
        from joinedup.brokerage.queries import doors
        from joinedup.contacts.queries import open_asks
        from joinedup.notices.queries import asks as mails_that_ask
        from joinedup.partnerships.services import looks
        from joinedup.ui.navigation import INSIDE, WITHIN, Inside

        looks.add("beginnings.look_first", services.look_first)
        link_pages.add(choices.LINK_PURPOSE, lambda link: reverse("beginnings:answer_step", args=[link.subject_id]))
        open_asks.add("beginnings.asks", queries.open_asks)
        mails_that_ask.add("beginnings.step", _("A step of an activity"))
        doors.add("beginnings", lambda slug: (str(_("Who does which step best")), reverse("beginnings:list_activities", args=[slug])))
        WITHIN.add("beginnings", "partnerships")
        INSIDE.add(
            "beginnings.beginning", Inside("partnerships.partnership", _("Who does which step"), "beginnings:show_beginning", order=80)
        )
