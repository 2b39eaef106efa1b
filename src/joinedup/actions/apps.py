from datetime import time

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ActionsConfig(AppConfig):
    name = "joinedup.actions"
    label = "actions"

    def ready(self) -> None:
        """Hand the page of the room's links, its panel and its place down to the rooms below."""
        from django.urls import reverse

        from joinedup.accounts.services.links import link_pages
        from joinedup.actions import choices, policies, queries, tasks  # noqa: F401
        from joinedup.calendars.queries import dates, planners
        from joinedup.directory.queries import panels
        from joinedup.jobs import services as jobs
        from joinedup.notices.queries import asks
        from joinedup.ui.navigation import NAVIGATION, Place

        jobs.schedule("actions.remind", every=time(6, 30), title="Remind owners of what they promised")
        link_pages.add(choices.PROMISES_PURPOSE, lambda link: reverse("actions:show_promises", args=[link.subject_id]))
        link_pages.add(choices.ANSWER_PURPOSE, lambda link: reverse("actions:answer_action", args=[link.subject_id]))
        dates.add("actions.milestones", queries.dated_milestones)
        dates.add("actions.actions", queries.dated_actions)
        planners.add("actions.milestone", policies.plan_milestone)
        asks.add("action.given", _("Something to do"))
        asks.add("action.nudge", _("Question how something is going"))
        asks.add("action.own", _("Question how something is going"))
        panels.add("actions.panel", queries.organisation_panel)
        NAVIGATION.add("actions.list", Place(_("Actions"), "actions:list_actions", order=45, in_area=True, rooms=("actions",)))
