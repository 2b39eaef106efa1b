"""Run what happens in the background: mail that waits, jobs, schedules. As many workers as you like may run, on one machine or many."""

import argparse

from joinedup.console import ready


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Take nothing: workers are told what to do by the database."""


def run(args: argparse.Namespace) -> int:
    """Work until told to stop."""
    from joinedup.jobs import services as jobs

    ready.database()
    return jobs.work()
