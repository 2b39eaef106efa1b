"""Runs one verb; what a person can mend is said in a sentence, anything else keeps its traceback."""

import argparse
import importlib
import sys

from joinedup.console import ready, table


def main(arguments: list[str]) -> int:
    """Find the verb, get ready what it needs, run it."""
    verb = table.find(arguments[0]) if arguments else None
    if verb is None:
        return table.explain(arguments)
    try:
        return run(verb, arguments[1:])
    except KeyboardInterrupt:
        print("\nStopped.", file=sys.stderr)
        return 130
    except BrokenPipeError:  # the reader of our output has gone: `./joinedup find ... | head`
        sys.stderr.close()
        return 0
    except Exception as problem:
        if not is_for_people(problem):
            raise
        print(problem, file=sys.stderr)
        return 1


def run(verb: table.Verb, arguments: list[str]) -> int:
    """Run a verb with its own arguments."""
    ready.settings(verb)
    module = importlib.import_module(verb.module)
    parser = argparse.ArgumentParser(prog=f"./joinedup {verb.name}", description=module.__doc__, add_help=not verb.passes_arguments_on)
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    module.add_arguments(parser)
    if verb.passes_arguments_on:
        args, rest = parser.parse_known_args(arguments)
        args.rest = rest
    else:
        args = parser.parse_args(arguments)
    if verb.needs_django:
        ready.django()
    return int(module.run(args) or 0)


def is_for_people(problem: Exception) -> bool:
    """Say whether the message of this exception is meant for the person at the keyboard."""
    names = {kind.__name__ for kind in type(problem).__mro__}
    return bool(names & {"Stop", "Refused", "ImproperlyConfigured", "CommandError"})
