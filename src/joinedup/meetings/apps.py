from dataclasses import replace
from datetime import time

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MeetingsConfig(AppConfig):
    name = "joinedup.meetings"
    label = "meetings"

    def ready(self) -> None:
        """Hand the room's link page, regular work, papers' law and places down to the rooms below."""
        from django.urls import reverse

        from joinedup.accounts.services.links import link_pages
        from joinedup.calendars.queries import SubjectKind, dates, subject_kinds
        from joinedup.contacts.queries import open_asks
        from joinedup.files.queries import readers
        from joinedup.jobs import services as jobs
        from joinedup.meetings import choices, policies, queries, services, tasks  # noqa: F401 - tasks register themselves
        from joinedup.meetings.queries import asks
        from joinedup.notices.queries import asks as mails_that_ask
        from joinedup.ui.navigation import INSIDE, NAVIGATION, Inside, Place

        link_pages.add(choices.PURPOSE, lambda link: reverse("meetings:answer_invitation", args=[link.subject_id]))
        mails_that_ask.add("meetings.invitation", _("Invitation to a meeting"))
        mails_that_ask.add("meetings.carriers", _("Question who carries a decision"))
        mails_that_ask.add("meetings.agenda", _("Agenda and papers of a meeting"))
        meeting = SubjectKind(
            label=_("Meeting"),
            visible=lambda viewer: queries.visible_meetings(viewer).values_list("public_id", flat=True),
            managed=policies.meetings_run_by,
            named=queries.names_of,
            page=lambda slug, public_id: reverse("meetings:show_meeting", args=[slug, public_id]),
            is_offered=False,
            within=queries.meetings_within,
        )
        closed = replace(
            meeting,
            label=_("Part B of a meeting"),
            visible=lambda viewer: queries.closed_meetings(viewer).values_list("public_id", flat=True),
            managed=policies.closed_parts_run_by,
            is_closed=True,
        )
        subject_kinds.add("meetings.meeting", meeting)
        subject_kinds.add(queries.CLOSED, closed)
        open_asks.add("meetings.asks", asks.open_asks)
        dates.add("meetings.dates", queries.dated_meetings)
        readers.add("meetings.item", queries.may_read_paper)
        jobs.schedule(
            "meetings.look_after",
            every=time(7, 0),
            title="Agendas whose day has come; who has not said who carries a decision",
            work=lambda: services.send_due_agendas() + services.remind_due_carriers(),
            wanted=lambda: bool(queries.with_agenda_due() or queries.to_ask_for_carriers()),
        )
        INSIDE.add(
            "meetings.partnership", Inside("partnerships.partnership", _("Meetings"), "meetings:list_partnership_meetings", order=50)
        )
        INSIDE.add("meetings.list", Inside("groups.list", _("Meetings"), "meetings:list_meetings", order=10))
        INSIDE.add("meetings.group", Inside("groups.group", _("Meetings"), "meetings:list_group_meetings", order=10))
        NAVIGATION.add(
            "meetings.list", Place(_("Meetings"), "meetings:list_meetings", order=42, in_area=True, rooms=("meetings", "groups"))
        )
