from django.apps import AppConfig


class PeerReviewsConfig(AppConfig):
    name = "joinedup.peer_reviews"
    label = "peer_reviews"

    def ready(self) -> None:
        """Register the work of this room and the way to it from the plans of an area."""
        from django.urls import reverse
        from django.utils.translation import gettext_lazy

        from joinedup.peer_reviews import tasks  # noqa: F401
        from joinedup.plans.queries import doors
        from joinedup.ui.navigation import WITHIN

        WITHIN.add("peer_reviews", "brokerage")
        words = gettext_lazy("Peer reviews: who visits whom, in threes")
        doors.add("peer_reviews", lambda slug: (str(words), reverse("peer_reviews:list_reviews", args=[slug])))
