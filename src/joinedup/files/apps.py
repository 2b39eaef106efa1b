from django.apps import AppConfig


class FilesConfig(AppConfig):
    name = "joinedup.files"
    label = "files"

    def ready(self) -> None:
        from django.conf import settings

        from joinedup.core import health
        from joinedup.files import adapters, services
        from joinedup.files.services import checking

        health.checks.add("files.disk", checking.check_disk)
        health.checks.add("files.stored", checking.check_files)
        health.checks.add("files.scanner", adapters.check_scanner)
        if settings.CLAMD:
            services.scanners.add("files.clamd", adapters.scan)
