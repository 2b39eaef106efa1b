"""Mend what a machine can mend: style and layout of the code, lock files, generated pages."""

import argparse
import os
import subprocess
import sys
from pathlib import Path

from joinedup.console import locks

PROJECT = Path(__file__).resolve().parents[3]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Take nothing."""


def run(args: argparse.Namespace) -> int:
    """Mend, and leave the rest to lint."""
    if locks.complaints():
        print("Making the lock files again ...")
        locks.write()
    for arguments in (["ruff", "check", "--fix", "."], ["ruff", "format", "."], ["joinedup.console", "docs"]):
        done = subprocess.run([sys.executable, "-m", *arguments], check=False, cwd=PROJECT, env=os.environ)
        if done.returncode:
            return done.returncode
    return 0
