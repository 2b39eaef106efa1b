from datetime import time

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ContactsConfig(AppConfig):
    name = "joinedup.contacts"
    label = "contacts"

    def ready(self) -> None:
        """Hand the room's place down to the frame of the pages."""
        from django.urls import reverse

        from joinedup.accounts.services.links import link_pages
        from joinedup.calendars.queries import SubjectKind, subject_kinds
        from joinedup.contacts import choices, policies, queries, services
        from joinedup.directory import policies as directory
        from joinedup.directory import queries as organisations
        from joinedup.jobs import services as jobs
        from joinedup.notices.queries import asks
        from joinedup.ui.navigation import NAVIGATION, Place

        link_pages.add(choices.CHECK_PURPOSE, lambda link: reverse("contacts:answer_check", args=[link.subject_id]))
        link_pages.add(choices.ASKS_PURPOSE, lambda link: reverse("contacts:asks_by_link", args=[link.subject_id]))
        for kind in ("check.asked", "check.nudged"):
            asks.add(kind, _("September check"))
        link_pages.add(choices.VISIT_PURPOSE, lambda link: reverse("contacts:answer_visit", args=[link.subject_id]))
        queries.open_asks.add("contacts.visits", queries.visits_asked)
        jobs.schedule("contacts.purge_visits", every=time(3, 30), title="Delete notes of visits", work=services.purge_visits)
        organisations.panels.add("contacts.asks", queries.asks_panel)
        subject_kinds.add(
            choices.ABOUT_SCHOOL,
            SubjectKind(
                label=_("School or partner"),
                visible=queries.schools_looked_after,
                managed=queries.schools_looked_after,
                named=queries.schools_named,
                page=lambda slug, public_id: reverse("directory:show_organisation", args=[slug, public_id]),
                is_offered=False,
            ),
        )
        mine = queries.answers_for_a_school
        NAVIGATION.add("contacts.asks", Place(_("Asked of us"), "contacts:my_asks", order=15, may=mine))
        directory.people_keepers.add("contacts.check", queries.has_link_to_check)
        may = policies.may_make_lists_here
        NAVIGATION.add("contacts.lists", Place(_("Lists"), "contacts:lists", order=25, in_area=True, rooms=("contacts",), may=may))
