"""The verbs of `./joinedup`, for people to read; the start script reads it too, so it imports the standard library only."""

import sys
from dataclasses import dataclass


@dataclass(frozen=True)
class Verb:
    """One verb: its module is `joinedup.console.<name>`, dashes as underscores."""

    name: str
    help: str
    needs_dev: bool = False  # the developers' list of packages is installed first
    mode: str = ""  # JOINEDUP_MODE, where the verb decides it
    needs_django: bool = True
    keeps_secrets: bool = False  # signs what others must be able to check later: refuses without SECRET_KEY
    passes_arguments_on: bool = False  # the arguments belong to another program

    @property
    def module(self) -> str:
        """Return the name of its module."""
        return f"joinedup.console.{self.name.replace('-', '_')}"


FOR_EVERYBODY = (
    Verb("demo", "show JoinedUp with an invented area; --check tries it and stops", mode="demo", needs_django=False),
    Verb("serve", "run the web server", keeps_secrets=True),
    Verb("worker", "run what happens in the background: mail, jobs, schedules", keeps_secrets=True),
    Verb("check", "say whether this installation is sound"),
    Verb("import-register", "load files of the national register of schools"),
    Verb("find", "find organisations by name, place, postcode or URN"),
    Verb("backup", "write the database and the stored files into one archive"),
    Verb("restore", "bring back an archive made by backup"),
    Verb("manage", "Django's own commands, for example: manage migrate", passes_arguments_on=True),
    Verb("bench", "measure one part and print the figures", needs_dev=True, mode="test", needs_django=False),
    Verb("lab", "run the analytics on plain files, without a database", needs_django=False),
)
FOR_DEVELOPERS = (
    Verb("test", "run the tests: SQLite, PostgreSQL, browser; --all refuses to skip", True, "test", False, passes_arguments_on=True),
    Verb("lint", "check style, types, walls, migrations, templates, lock files, generated pages", True, "test", False),
    Verb("fix", "mend what a machine can mend: style, lock files, generated pages", True, "test", False),
    Verb("docs", "write docs/reference from the code; --check only compares", True, "test"),
)
VERBS = (*FOR_EVERYBODY, *FOR_DEVELOPERS)


def find(name: str) -> Verb | None:
    """Return the verb of this name."""
    return next((verb for verb in VERBS if verb.name == name), None)


def explain(arguments: list[str]) -> int:
    """Print the verbs; an unknown one is named and answered with an error."""
    asked_for_help = not arguments or arguments[0] in {"help", "-h", "--help"}
    out = sys.stdout if asked_for_help else sys.stderr
    if not asked_for_help:
        print(f"There is no verb {arguments[0]!r}. These there are:\n", file=out)
    for title, verbs in (("For everybody", FOR_EVERYBODY), ("For developers", FOR_DEVELOPERS)):
        print(f"{title}:", file=out)
        for verb in verbs:
            print(f"  ./joinedup {verb.name:<16} {verb.help}", file=out)
    print("\nEach explains itself: ./joinedup VERB --help", file=out)
    return 0 if asked_for_help else 2
