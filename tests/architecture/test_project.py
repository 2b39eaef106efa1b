"""The project's own papers: version, lock files, verbs, nothing of the machine on which it was written."""

import re
import tomllib

import pytest

from joinedup.console import locks, table
from tests.architecture import house

TEXTS = {".py", ".md", ".toml", ".html", ".txt", ".jinja", ".js", ".css", ".yml", ".cfg", ".ini", ".lock", ""}
# Places where packages come from and folders of one machine: neither belongs into the project.
FOREIGN = re.compile(r"--(?:extra-)?index-url|--find-links|/opt/wheels|/root/|/home/[a-z]|/build/(?!lib)|/work/shared|127\.0\.0\.1:55432")
MAY_SPEAK_OF_THEM = {"tests/architecture/test_project.py"}


def test_the_version_is_the_newest_of_the_changelog() -> None:
    newest = re.search(r"^## (\d+\.\d+\.\d+)", (house.PROJECT / "CHANGELOG.md").read_text(), re.MULTILINE)
    assert newest is not None
    assert tomllib.loads((house.PROJECT / "pyproject.toml").read_text())["project"]["version"] == newest[1]


def test_the_lock_files_agree_with_the_dependencies() -> None:
    assert locks.complaints() == []


def test_every_pinned_package_has_a_hash() -> None:
    for name in locks.LOCKS:
        assert all("--hash=sha256:" in pin for pin in locks.pins(name))


def test_nothing_of_one_machine_is_in_the_project() -> None:
    wrong = []
    for path in house.tracked_files():
        name = path.relative_to(house.PROJECT).as_posix()
        if path.suffix in TEXTS and name not in MAY_SPEAK_OF_THEM and "/vendor/" not in name and path.stat().st_size < 2_000_000:
            text = path.read_text(encoding="utf-8", errors="ignore")
            wrong += [f"{name}: {found[0]}" for found in [FOREIGN.search(text)] if found]
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("verb", table.VERBS, ids=lambda verb: verb.name)
def test_every_verb_has_its_module(verb: table.Verb) -> None:
    name = verb.name.replace("-", "_")
    assert (house.PACKAGE / "console" / f"{name}.py").exists() or (house.PACKAGE / "console" / name / "__init__.py").exists()


def test_the_start_script_can_be_read_by_old_pythons() -> None:
    import ast

    ast.parse((house.PROJECT / "joinedup").read_text(), feature_version=(3, 6))


def test_templates_leave_the_writing_of_numbers_to_the_engine() -> None:
    """%(num)d is a number without commas; %(num)s is written as the filter `number` writes it."""
    bare = re.compile(r"%\(\w+\)d")
    templates = [path for path in house.PACKAGE.rglob("templates/**/*") if path.suffix in {".html", ".txt"}]
    assert templates
    assert not [str(path) for path in templates if bare.search(path.read_text())]
