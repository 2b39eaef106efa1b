"""The WSGI application that gunicorn serves."""

import os

from django.core.wsgi import get_wsgi_application

from joinedup.core import collector

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "joinedup.config.settings")
application = get_wsgi_application()
collector.settle()
