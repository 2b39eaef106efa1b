from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class HomeConfig(AppConfig):
    name = "joinedup.home"
    label = "home"

    def ready(self) -> None:
        from django.urls import reverse

        from joinedup.brokerage.queries import doors
        from joinedup.ui.navigation import FOOTER, INSIDE, NAVIGATION, SEARCH, Inside, Place, everybody

        NAVIGATION.add("home.home", Place(_("Home"), "home:show_home", order=10))
        NAVIGATION.add("home.area", Place(_("The area"), "home:show_area", order=50, in_area=True, rooms=("home",)))
        SEARCH.add("home.search", Place(_("Search"), "home:search", order=10))
        FOOTER.add("home.privacy", Place(_("Privacy"), "home:privacy", order=10, may=everybody))
        FOOTER.add("home.accessibility", Place(_("Accessibility"), "home:accessibility", order=20, may=everybody))
        INSIDE.add("home.coverage", Inside("calls.call", _("Who has answered, by age, place and trust"), "home:show_coverage", order=10))
        doors.add("home.picture", lambda slug: (str(_("The area's picture")), reverse("home:show_picture", args=[slug])))
