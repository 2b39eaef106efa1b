from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class GroupsConfig(AppConfig):
    name = "joinedup.groups"
    label = "groups"

    def ready(self) -> None:
        """Hand the room's roles and places down to the rooms below."""
        from joinedup.accounts import queries as accounts
        from joinedup.groups import queries
        from joinedup.ui.navigation import INSIDE, Inside

        accounts.roles_of.add("groups.roles", queries.roles_of)
        accounts.stands_in.add("groups.stands_in", queries.stands_in)
        INSIDE.add("groups.groups", Inside("partnerships.partnership", _("Groups"), "groups:list_partnership_groups", order=40))
