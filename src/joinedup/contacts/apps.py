from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ContactsConfig(AppConfig):
    name = "joinedup.contacts"
    label = "contacts"

    def ready(self) -> None:
        """Hand the room's place down to the frame of the pages."""
        from joinedup.contacts import policies
        from joinedup.ui.navigation import NAVIGATION, Place

        may = policies.may_make_lists_here
        NAVIGATION.add("contacts.lists", Place(_("Lists"), "contacts:lists", order=25, in_area=True, rooms=("contacts",), may=may))
