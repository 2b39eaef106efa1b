"""Every setting, read from the environment once; `docs/reference/settings.md` lists the variables."""

from datetime import datetime, timedelta
from pathlib import Path
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from csp.constants import NONCE, NONE, SELF
from django.core.exceptions import ImproperlyConfigured

from joinedup.config import databases, env
from joinedup.config.logs import logging_to_stderr

databases.prefer_newer_sqlite()

PROJECT = Path(__file__).resolve().parents[3]
# "production", "demo" or "test". `./joinedup` sets it; you need not.
MODE = env.text("JOINEDUP_MODE", "production")
if MODE not in {"production", "demo", "test"}:
    raise ImproperlyConfigured(f"JOINEDUP_MODE must be production, demo or test, not {MODE!r}.")
IS_PRODUCTION = MODE == "production"
# "yes" shows tracebacks in the browser. Never where others can reach it.
DEBUG = env.flag("JOINEDUP_DEBUG")
# The folder for the SQLite database, stored files and collected static files; back it up.
DATA_FOLDER = env.folder("JOINEDUP_DATA_FOLDER", PROJECT / "var")
# The virus scanner (clamd) that looks at every uploaded file: "127.0.0.1:3310", or the path of its socket. Empty: none.
CLAMD = env.text("JOINEDUP_CLAMD")
# Signs sessions. At least 50 random characters, the same in all web and worker processes; who knows it can sign in as anybody.
SECRET_KEY = env.text("SECRET_KEY")
if not SECRET_KEY and not IS_PRODUCTION:
    SECRET_KEY = "only-for-the-demo-and-the-tests-" + MODE
if not SECRET_KEY:
    raise ImproperlyConfigured(
        "SECRET_KEY is not set. Make one with `python3 -c 'import secrets; print(secrets.token_urlsafe(50))'` "
        "and keep it in the environment of the web and worker processes."
    )

# Where people reach this installation, as it stands in the links that it mails.
SITE_URL = env.text("SITE_URL", "http://localhost:8000").rstrip("/")
_site = urlsplit(SITE_URL)
# Further host names that the web server answers to, with commas; the one of SITE_URL is always among them.
ALLOWED_HOSTS = [*env.words("ALLOWED_HOSTS", "localhost,127.0.0.1,[::1]"), _site.hostname or "localhost"]
# Origins that may send forms, with commas, when a proxy changes the host name ("https://joinedup.example.org").
CSRF_TRUSTED_ORIGINS = env.words("CSRF_TRUSTED_ORIGINS")
# Pages travel over HTTPS only: cookies and redirects insist on it. "no" is for a trial on your own machine.
HTTPS = env.flag("JOINEDUP_HTTPS", default=IS_PRODUCTION)
# How many proxies of your own stand before the web server; their X-Forwarded-For is then believed when presses are limited.
ALLAUTH_TRUSTED_PROXY_COUNT = env.number("JOINEDUP_PROXIES", 0)
# Address and port of the web server.
BIND = env.text("JOINEDUP_BIND", "127.0.0.1:8000")
# Web server processes; about one for each processor core.
PROCESSES = env.number("JOINEDUP_PROCESSES", 2)
# Threads in each web server process.
THREADS = env.number("JOINEDUP_THREADS", 4)

_default_database = "sqlite:///:memory:" if MODE == "test" else f"sqlite:///{DATA_FOLDER / 'joinedup.db'}"
# The database: sqlite:////path/to.db, or postgresql://user:password@host:5432/name.
DATABASES = {"default": databases.database_from(env.text("DATABASE_URL", _default_database))}
# SQLite cannot treat two blanks as alike in a unique constraint; on it the sealing job alone keeps one chain without an area.
SILENCED_SYSTEM_CHECKS = ["models.W047"]
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# The moment at which the demo's clock stands ("2026-11-24T09:05"); read in demo mode only.
_clock = env.text("JOINEDUP_DEMO_CLOCK") if MODE == "demo" else ""
FIXED_CLOCK = datetime.fromisoformat(_clock).replace(tzinfo=ZoneInfo("Europe/London")) if _clock else None

ROOMS = [
    "home",
    "news",
    "reviews",
    "handbook",
    "meetings",
    "decisions",
    "groups",
    "beginnings",
    "partnerships",
    "peer_reviews",
    "plans",
    "introductions",
    "funding",
    "calls",
    "brokerage",
    "contacts",
    "actions",
    "calendars",
    "directory",
    "register",
    "accounts",
    "files",
    "jobs",
    "audit",
    "notices",
    "ui",
    "core",
]
INSTALLED_APPS = [
    *(["joinedup.demo"] if MODE in {"demo", "test"} else []),
    *[f"joinedup.{room}" for room in ROOMS],
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "csp.middleware.CSPMiddleware",
    "joinedup.config.middleware.PermissionsPolicyMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "joinedup.accounts.middleware.ActorMiddleware",
    "joinedup.config.middleware.TooLarge",
    "joinedup.config.middleware.NullCharacters",
    "django.contrib.messages.middleware.MessageMiddleware",
    "joinedup.notices.middleware.SayWhenMailLeaves",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "joinedup.ui.middleware.RefusalPages",
]
ROOT_URLCONF = "joinedup.config.urls"
WSGI_APPLICATION = "joinedup.config.wsgi.application"
AUTH_USER_MODEL = "accounts.User"
LOGIN_URL = "accounts:sign_in"
LOGIN_REDIRECT_URL = "/"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
# Of allauth we use the pipeline of sign-in; its pages, mails and limits are ours (docs/adr/0011).
ACCOUNT_ADAPTER = "joinedup.accounts.adapters.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*"]
ACCOUNT_EMAIL_VERIFICATION = "none"  # a code from the mailbox comes before every sign-in
ACCOUNT_RATE_LIMITS = False

TIME_ZONE = "Europe/London"
USE_TZ = True
LANGUAGE_CODE = "en-gb"
USE_I18N = True


TASKS = {"default": {"BACKEND": "joinedup.jobs.adapters.JobsBackend"}}

STATIC_URL = "/static/"
TEMPLATES = [
    {
        "BACKEND": "joinedup.ui.engine.RoomTemplates",
        "DIRS": [],
        "APP_DIRS": True,
        "OPTIONS": {
            "environment": "joinedup.ui.engine.environment",
            "context_processors": ["django.contrib.messages.context_processors.messages"],
            "cache_size": -1,  # all of them: there are more than the 400 that Jinja keeps by default
        },
    }
]
FORM_RENDERER = "django.forms.renderers.Jinja2"
CSRF_FAILURE_VIEW = "joinedup.ui.errors.csrf_failure"

STATIC_ROOT = DATA_FOLDER / "static" if IS_PRODUCTION else None  # demo and tests serve the files from where they lie
WHITENOISE_USE_FINDERS = not IS_PRODUCTION
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
        if IS_PRODUCTION and not DEBUG
        else "django.contrib.staticfiles.storage.StaticFilesStorage"
    },
}

# Limits on codes and presses are kept where all processes see them.
CACHES = {"default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "joinedup_cache"}}

SESSION_COOKIE_AGE = int(timedelta(days=14).total_seconds())
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"  # not Strict: people arrive by links in their mail
SESSION_COOKIE_NAME = "__Host-joinedup" if HTTPS else "joinedup"
CSRF_COOKIE_NAME = "__Host-joinedup-csrf" if HTTPS else "joinedup-csrf"
SECURE_SSL_REDIRECT = HTTPS
SECURE_HSTS_SECONDS = int(timedelta(days=365).total_seconds()) if HTTPS else 0
SECURE_REFERRER_POLICY = "same-origin"  # pages that links open say no-referrer
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF, NONCE],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "worker-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5000  # a table of 120 schools with a few fields each is one form

# The mail server. Without one the demo and the tests only mark mails as sent; production keeps them waiting and says so.
EMAIL_HOST = env.text("EMAIL_HOST")
# Its port; 587 with STARTTLS is usual, 465 with TLS.
EMAIL_PORT = env.number("EMAIL_PORT", 25)
# The user name at the mail server, if it asks for one.
EMAIL_HOST_USER = env.text("EMAIL_HOST_USER")
# The password at the mail server.
EMAIL_HOST_PASSWORD = env.text("EMAIL_HOST_PASSWORD")
# "yes" for STARTTLS (usual with port 587).
EMAIL_USE_TLS = env.flag("EMAIL_USE_TLS")
# "yes" for TLS from the first byte (usual with port 465).
EMAIL_USE_SSL = env.flag("EMAIL_USE_SSL")
# Seconds to wait for the mail server.
EMAIL_TIMEOUT = env.number("EMAIL_TIMEOUT", 20)
# The address that all mail comes from; an area's name stands before it.
DEFAULT_FROM_EMAIL = SERVER_EMAIL = env.text("DEFAULT_FROM_EMAIL", f"joinedup@{_site.hostname or 'localhost'}")

# What reaches the log: DEBUG, INFO, WARNING or ERROR. Tokens of links never do.
LOGGING = logging_to_stderr(env.text("JOINEDUP_LOG_LEVEL", "INFO" if IS_PRODUCTION else "WARNING"))
