"""What every test stands on: test mode, and the databases and data that the environment names."""

import os

os.environ.setdefault("JOINEDUP_MODE", "test")
