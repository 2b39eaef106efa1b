from dataclasses import replace
from datetime import time

from django.apps import AppConfig
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _


class PartnershipsConfig(AppConfig):
    name = "joinedup.partnerships"
    label = "partnerships"

    def ready(self) -> None:
        """Hand the room's roles, link pages and places down to the rooms below."""
        from django.urls import reverse

        from joinedup.accounts import queries as accounts
        from joinedup.accounts.models import Link
        from joinedup.accounts.services.links import link_pages
        from joinedup.calendars.queries import SubjectKind, subject_kinds
        from joinedup.contacts.queries import open_asks
        from joinedup.directory.queries import panels
        from joinedup.directory.services import carriers
        from joinedup.introductions.queries import forming
        from joinedup.jobs import services as jobs
        from joinedup.notices.queries import asks as mails_that_ask
        from joinedup.partnerships import choices, policies, queries, services
        from joinedup.partnerships.queries import asks
        from joinedup.partnerships.services import carrying
        from joinedup.register.queries import finders
        from joinedup.ui.navigation import NAVIGATION, Place

        mails_that_ask.add("partnerships.sign_agreement", _("Agreement to sign"))
        mails_that_ask.add("partnerships.consult_on_agreement", _("Draft of an agreement to comment on"))

        def answer_page(link: Link) -> str:
            return reverse("partnerships:answer_agreement", args=[link.subject_id])

        link_pages.add(choices.SIGN_PURPOSE, answer_page)
        link_pages.add(choices.READ_PURPOSE, answer_page)
        accounts.roles_of.add("partnerships.roles", queries.roles_of)
        accounts.stands_in.add("partnerships.stands_in", queries.stands_in)
        carriers.add("partnerships.memberships", carrying.carrier())
        open_asks.add("partnerships.asks", asks.open_asks)
        forming.add("partnerships.start", queries.start_address)
        panels.add("partnerships.panel", queries.partnerships_panel)
        finders.add("partnerships.finder", queries.find_partnerships)
        jobs.schedule("partnerships.settle", every=time(4, 40), title="Partners whose leaving day has come", work=services.settle_due)
        partnership = SubjectKind(
            label=_("Partnership"),
            visible=lambda viewer: queries.partnerships_here(viewer).values_list("public_id", flat=True),
            managed=policies.partnerships_run_by,
            named=queries.names_of,
            page=lambda slug, public_id: reverse("partnerships:show_partnership", args=[slug, public_id]),
        )
        promises = replace(
            partnership,
            label=_("Agreement"),
            named=lambda ids: {key: _t("Agreement of %(name)s") % {"name": name} for key, name in queries.names_of(ids).items()},
            page=lambda slug, public_id: reverse("partnerships:show_agreement", args=[slug, public_id]),
            is_offered=False,
            within=lambda larger: (larger.public_id,) if larger.kind == "partnerships.partnership" else (),
        )
        subject_kinds.add("partnerships.partnership", partnership)
        subject_kinds.add(queries.PROMISES, promises)
        NAVIGATION.add(
            "partnerships.list",
            Place(_("Partnerships"), "partnerships:list_partnerships", order=40, in_area=True, rooms=("partnerships",)),
        )
