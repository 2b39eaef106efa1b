from django.apps import AppConfig


class PlansConfig(AppConfig):
    name = "joinedup.plans"
    label = "plans"

    def ready(self) -> None:
        """Register the work of plans, the way to them, and what becomes of a suggestion whose introduction is taken back."""
        from django.urls import reverse
        from django.utils.translation import gettext as _
        from django.utils.translation import gettext_lazy

        from joinedup.brokerage.queries import doors
        from joinedup.calendars.queries import SubjectKind, subject_kinds
        from joinedup.introductions.services import taken_back
        from joinedup.plans import queries, services, tasks  # noqa: F401
        from joinedup.ui.navigation import WITHIN

        plan = SubjectKind(
            label=gettext_lazy("Plan of introductions"),
            visible=queries.plans_here,
            managed=queries.plans_here,
            named=queries.names_of,
            page=lambda slug, public_id: reverse("plans:show_plan", args=[slug, public_id]),
            is_offered=False,
        )
        subject_kinds.add("plans.plan", plan)
        WITHIN.add("plans", "brokerage")
        doors.add("plans", lambda slug: (_("Plans of introductions"), reverse("plans:list_plans", args=[slug])))
        taken_back.add("plans", services.suggest_again)
