from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class NewsConfig(AppConfig):
    name = "joinedup.news"
    label = "news"

    def ready(self) -> None:
        """Hand the page of the room's link, its work and its places down to the rooms below."""
        from django.urls import reverse

        from joinedup.accounts import queries as accounts
        from joinedup.accounts.services.links import link_pages
        from joinedup.news import choices, policies, queries, tasks  # noqa: F401
        from joinedup.notices import services as notices
        from joinedup.ui.navigation import INSIDE, NAVIGATION, Inside, Place

        link_pages.add(choices.READ_PURPOSE, lambda link: reverse("news:read_newsletter", args=[link.subject_id]))
        notices.volumes.add("news.newsletter", queries.volume_of_newsletter)
        accounts.mail_subjects.add("news.partnerships", queries.subjects_of_address)
        INSIDE.add("news.changes", Inside("partnerships.partnership", _("What changed"), "news:show_changes", order=5))
        INSIDE.add("news.newsletters", Inside("partnerships.partnership", _("Newsletters"), "news:list_partnership_newsletters", order=90))
        NAVIGATION.add(
            "news.list",
            Place(_("Newsletters"), "news:list_newsletters", order=58, in_area=True, rooms=("news",), may=policies.may_write_here),
        )
