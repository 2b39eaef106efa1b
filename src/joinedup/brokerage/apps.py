from django.apps import AppConfig


class BrokerageConfig(AppConfig):
    name = "joinedup.brokerage"
    label = "brokerage"
