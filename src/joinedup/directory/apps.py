from datetime import time

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DirectoryConfig(AppConfig):
    name = "joinedup.directory"
    label = "directory"

    def ready(self) -> None:
        from joinedup.accounts import queries as accounts
        from joinedup.audit import queries as audit
        from joinedup.directory import queries, services
        from joinedup.jobs import services as jobs
        from joinedup.register import queries as register
        from joinedup.register import services as imports
        from joinedup.ui.navigation import NAVIGATION, Place

        accounts.people_of_user.add("directory.people", queries.people_of_user)
        accounts.roles_of.add("directory.roles", queries.grants_of)
        accounts.stands_in.add("directory.organisations", queries.areas_of_organisations)
        accounts.may_speak_for.add("directory.on_behalf", queries.may_still_speak_for)
        audit.names.add("organisation", queries.names_of)
        register.finders.add("directory.partners", queries.find_partners)
        register.school_pages.add("directory", queries.page_of_school)
        jobs.schedule("directory.purge_log", every=time(3, 20), title="Delete notes whose day has come", work=services.purge_log_entries)
        jobs.schedule("directory.purge_uploads", every=time(3, 25), title="Delete old tables", work=services.purge_uploads)
        imports.imported.add("directory.follow_register", services.follow_register)
        place = Place(_("Schools and partners"), "directory:organisations", order=20, in_area=True, rooms=("directory",))
        NAVIGATION.add("directory.organisations", place)
