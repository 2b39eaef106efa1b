from django.apps import AppConfig


class FilesConfig(AppConfig):
    name = "joinedup.files"
    label = "files"
