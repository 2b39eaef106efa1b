from django.apps import AppConfig


class PlansConfig(AppConfig):
    name = "joinedup.plans"
    label = "plans"

    def ready(self) -> None:
        """Register the work of plans, the way to them, and what becomes of a suggestion whose introduction is taken back."""
        from django.urls import reverse
        from django.utils.translation import gettext as _

        from joinedup.brokerage.queries import doors
        from joinedup.introductions.services import taken_back
        from joinedup.plans import services, tasks  # noqa: F401
        from joinedup.ui.navigation import WITHIN

        WITHIN.add("plans", "brokerage")
        doors.add("plans", lambda slug: (_("Plans of introductions"), reverse("plans:list_plans", args=[slug])))
        taken_back.add("plans", services.suggest_again)
