from django.apps import AppConfig


class DirectoryConfig(AppConfig):
    name = "joinedup.directory"
    label = "directory"

    def ready(self) -> None:
        from joinedup.accounts import queries as accounts
        from joinedup.audit import queries as audit
        from joinedup.directory import queries, services
        from joinedup.register import services as register

        accounts.roles_of.add("directory.roles", queries.grants_of)
        accounts.stands_in.add("directory.organisations", queries.areas_of_organisations)
        accounts.may_speak_for.add("directory.on_behalf", queries.may_still_speak_for)
        audit.names.add("organisation", queries.names_of)
        register.imported.add("directory.refresh", services.follow_register)
