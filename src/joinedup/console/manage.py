"""Django's own commands, for example: ./joinedup manage migrate."""

import argparse


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Take everything as it is; the command reads it."""


def run(args: argparse.Namespace) -> int:
    """Hand over to Django."""
    from django.core.management import execute_from_command_line

    execute_from_command_line(["./joinedup manage", *args.rest])
    return 0
