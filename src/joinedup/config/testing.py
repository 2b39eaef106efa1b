"""The settings of tests, types and generated pages: the one file of settings in test mode, with a few lines changed."""

import os

from jinja2 import FileSystemBytecodeCache

os.environ["JOINEDUP_MODE"] = "test"

from joinedup.config.settings import *  # noqa: F403

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # speed; no real password is ever kept here
# Speed: each of many processes would compile the templates again.
TEMPLATES[0]["OPTIONS"]["bytecode_cache"] = FileSystemBytecodeCache()  # type: ignore[index]  # noqa: F405
