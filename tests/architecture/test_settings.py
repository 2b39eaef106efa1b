"""Settings: each variable explained, refusals in sentences, headers on every page, no token in the log."""

import logging
import subprocess
import sys

import pytest
from django.test import Client

from joinedup.config import logs
from joinedup.console.reference import settings as page
from tests.architecture import house


def test_every_environment_variable_is_explained() -> None:
    unexplained = [variable.name for variable in page.variables() if len(variable.comment) < 10]
    assert not unexplained, "a comment above it in the settings says what it is for"
    assert {"DATABASE_URL", "SECRET_KEY", "JOINEDUP_DATA_FOLDER", "EMAIL_HOST"} <= {variable.name for variable in page.variables()}


def read_settings(**environment: str) -> subprocess.CompletedProcess[str]:
    code = "import joinedup.config.settings as s; print(s.SESSION_COOKIE_SECURE, s.SECURE_SSL_REDIRECT, s.DEBUG)"
    full = {"PYTHONPATH": str(house.PROJECT / "src"), "PATH": "/usr/bin:/bin", **environment}
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, env=full, check=False)


def test_production_refuses_to_start_without_a_secret() -> None:
    done = read_settings()
    assert done.returncode != 0
    assert "SECRET_KEY is not set. Make one with" in done.stderr


def test_production_is_strict_unless_told() -> None:
    assert read_settings(SECRET_KEY="x" * 50).stdout.split() == ["True", "True", "False"]
    assert read_settings(SECRET_KEY="x" * 50, JOINEDUP_HTTPS="no").stdout.split() == ["False", "False", "False"]


@pytest.mark.parametrize(
    ("name", "value"), [("JOINEDUP_HTTPS", "perhaps"), ("EMAIL_PORT", "smtp"), ("DATABASE_URL", "mysql://x"), ("JOINEDUP_MODE", "x")]
)
def test_a_wrong_value_is_said_with_its_name(name: str, value: str) -> None:
    done = read_settings(SECRET_KEY="x" * 50, **{name: value})
    assert done.returncode != 0
    assert name in done.stderr.splitlines()[-1]


@pytest.mark.django_db
def test_every_page_carries_the_headers() -> None:
    headers = Client().get("/no-such-page/").headers
    policy = headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe-inline" not in policy
    assert "unsafe-eval" not in policy
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert "camera=()" in headers["Permissions-Policy"]


def test_the_log_holds_no_token_even_in_a_traceback() -> None:
    formatter = logs.PlainFormatter("%(message)s")
    try:
        raise ValueError("no link at /l/s3cret-Token_/ here")
    except ValueError:
        record = logging.LogRecord("x", logging.ERROR, __file__, 1, "GET %s", ("/l/s3cret-Token_/?a=1",), sys.exc_info())
    assert "s3cret" not in formatter.format(record)
