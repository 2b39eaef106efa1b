"""The WSGI application that gunicorn serves."""

import gc
import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "joinedup.config.settings")
application = get_wsgi_application()

# What is loaded now stays: the collector need not look at it again, and need not look as often at what each request makes.
gc.collect()
gc.freeze()
gc.set_threshold(100_000, 50, 100)
