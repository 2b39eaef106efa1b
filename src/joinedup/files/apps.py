from django.apps import AppConfig


class FilesConfig(AppConfig):
    name = "joinedup.files"
    label = "files"

    def ready(self) -> None:
        from joinedup.core import health
        from joinedup.files.services import checking

        health.checks.add("files.disk", checking.check_disk)
        health.checks.add("files.stored", checking.check_files)
