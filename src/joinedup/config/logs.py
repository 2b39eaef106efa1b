"""Plain log lines, from which the tokens of links are taken out: whoever reads the log must not be able to act as a partner."""

import logging
import re

# Whatever stands where a token stands: /l/<token>/, and the one-time parts of addresses that people are mailed.
_TOKEN = re.compile(r"(/(?:l|invitation|unsubscribe|calendars)/)[^/\s?#\"'<>]+")


def without_tokens(text: str) -> str:
    """Take the tokens out of a text.

    >>> without_tokens("GET /l/Zk3-secret/ 200")
    'GET /l/[token]/ 200'
    >>> without_tokens("GET /calendars/Zk3-secret/dates.ics")
    'GET /calendars/[token]/dates.ics'
    """
    return _TOKEN.sub(r"\1[token]", text)


class PlainFormatter(logging.Formatter):
    """One line for people, tracebacks included; the whole text passes the filter, so no argument or traceback escapes it."""

    def format(self, record: logging.LogRecord) -> str:
        return without_tokens(super().format(record))


def logging_to_stderr(level: str) -> dict[str, object]:
    """Return Django's LOGGING: everything to standard error, where the service manager picks it up."""
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"plain": {"()": PlainFormatter, "format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
        "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "plain"}},
        "root": {"handlers": ["stderr"], "level": level},
        "loggers": {
            "django": {"handlers": [], "level": level, "propagate": True},
            "django.server": {"handlers": [], "level": level, "propagate": True},
        },
    }
