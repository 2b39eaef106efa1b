"""A sender for tests: sends until the outbox is empty, over and over, for as many seconds as it is told."""

import sys
import time

import django

if __name__ == "__main__":
    django.setup()
    from joinedup.notices import services

    end = time.monotonic() + float(sys.argv[1])
    while time.monotonic() < end:
        services.send_due()
        time.sleep(0.05)
