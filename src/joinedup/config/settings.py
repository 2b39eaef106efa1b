"""Every setting, read from the environment once; `docs/reference/settings.md` lists the variables."""

from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from csp.constants import NONCE, NONE, SELF
from django.core.exceptions import ImproperlyConfigured

from joinedup.config import databases, env

databases.prefer_newer_sqlite()

PROJECT = Path(__file__).resolve().parents[3]
MODE = env.text("JOINEDUP_MODE", "production")
if MODE not in {"production", "demo", "test"}:
    raise ImproperlyConfigured(f"JOINEDUP_MODE must be production, demo or test, not {MODE!r}.")
DEBUG = env.flag("JOINEDUP_DEBUG")
DATA_FOLDER = env.folder("JOINEDUP_DATA_FOLDER", PROJECT / "var")
SECRET_KEY = env.text("SECRET_KEY")
if not SECRET_KEY and MODE != "production":
    SECRET_KEY = "only-for-the-demo-and-the-tests-" + MODE
if not SECRET_KEY:
    raise ImproperlyConfigured(
        "SECRET_KEY is not set. Make one with `python3 -c 'import secrets; print(secrets.token_urlsafe(50))'` "
        "and keep it in the environment of the web and worker processes."
    )

ALLOWED_HOSTS = env.words("ALLOWED_HOSTS", "localhost,127.0.0.1,[::1],testserver" if MODE != "production" else "localhost")
CSRF_TRUSTED_ORIGINS = env.words("CSRF_TRUSTED_ORIGINS")
SITE_URL = env.text("SITE_URL", "http://localhost:8000").rstrip("/")
DATABASES = {"default": databases.database_from(env.text("DATABASE_URL", f"sqlite:///{DATA_FOLDER / 'joinedup.db'}"))}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# The demo's clock stands still; nothing else may set it.
_clock = env.text("JOINEDUP_DEMO_CLOCK") if MODE == "demo" else ""
FIXED_CLOCK = datetime.fromisoformat(_clock).replace(tzinfo=ZoneInfo("Europe/London")) if _clock else None

ROOMS = [
    "home",
    "partnerships",
    "brokerage",
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
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "joinedup.accounts.middleware.ActorMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "joinedup.ui.middleware.RefusalPages",
]
ROOT_URLCONF = "joinedup.config.urls"
WSGI_APPLICATION = "joinedup.config.wsgi.application"
AUTH_USER_MODEL = "accounts.User"
LOGIN_URL = "accounts:sign_in"
LOGIN_REDIRECT_URL = "/"

TIME_ZONE = "Europe/London"
USE_TZ = True
LANGUAGE_CODE = "en-gb"
USE_I18N = True

STATIC_URL = "/static/"
STATIC_ROOT = DATA_FOLDER / "static"

TEMPLATES = [
    {
        "BACKEND": "joinedup.ui.engine.RoomTemplates",
        "DIRS": [],
        "APP_DIRS": True,
        "OPTIONS": {
            "environment": "joinedup.ui.engine.environment",
            "context_processors": ["django.contrib.messages.context_processors.messages"],
        },
    }
]
FORM_RENDERER = "django.forms.renderers.Jinja2"
CSRF_FAILURE_VIEW = "joinedup.ui.errors.csrf_failure"
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
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
    }
}
