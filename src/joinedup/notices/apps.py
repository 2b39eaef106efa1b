from django.apps import AppConfig


class NoticesConfig(AppConfig):
    name = "joinedup.notices"
    label = "notices"
