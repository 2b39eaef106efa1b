"""Read what was posted to somebody in a test."""

import re

from joinedup.notices.models import Message


def last_mail(address: str) -> Message:
    return Message.objects.filter(to=address).latest("id")


def last_code(address: str) -> str:
    found = re.search(r"^\s+(\d{6})$", last_mail(address).text, re.MULTILINE)
    assert found
    return found[1]


def last_link(address: str) -> str:
    found = re.search(r"http\S+/(?:l|unsubscribe)/\S+", last_mail(address).text)
    assert found
    return found[0]
