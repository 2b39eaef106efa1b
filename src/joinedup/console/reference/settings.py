"""The page of the environment variables: each call of `env` in the settings, with the comment that stands above it."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from joinedup.console.reference import reading

CONFIG = Path(__file__).resolve().parents[2] / "config"
# Read before Django has started, by the start script or a verb of the console.
OTHERS = [
    ("`JOINEDUP_DATA`", "../shared/data", "The folder of the real register, for tests and benches."),
    ("`JOINEDUP_TEST_POSTGRESQL`", "", "The PostgreSQL server of the tests; without it a throwaway one is started."),
    ("`JOINEDUP_CHROMIUM`", "", "The Chromium of the browser tests; without it the PATH is searched."),
]
PROXY = [("`FORWARDED_ALLOW_IPS`", "127.0.0.1", "Addresses of proxies whose X-Forwarded-Proto is believed, with commas.")]


@dataclass(frozen=True)
class Variable:
    """One environment variable as the settings read it."""

    name: str
    default: str
    comment: str


def lines() -> list[str]:
    """Return the page."""
    rows = [(f"`{variable.name}`", f"`{variable.default}`" if variable.default else "", variable.comment) for variable in variables()]
    page = ["# Settings", "", "Settings come from the environment. These are read by the web server, the worker and the verbs:", ""]
    page += reading.table(["variable", "unless set", "meaning"], rows)
    page += ["", "Read by the web server program itself:", "", *reading.table(["variable", "unless set", "meaning"], PROXY)]
    return [*page, "", "These by the tests and benches:", "", *reading.table(["variable", "unless set", "meaning"], OTHERS)]


def variables() -> list[Variable]:
    """Return every variable that the settings read, in the order of the text."""
    return [variable for path in sorted(CONFIG.glob("*.py")) for variable in _read(path)]


def _read(path: Path) -> Iterator[Variable]:
    source = path.read_text(encoding="utf-8")
    texts = source.splitlines()
    for statement in ast.parse(source).body:
        for call in ast.walk(statement):
            if isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute) and ast.unparse(call.func.value) == "env":
                name = ast.literal_eval(call.args[0])
                yield Variable(name, _default(call), _comment_above(texts, statement.lineno - 1))


def _default(call: ast.Call) -> str:
    given = [*call.args[1:], *(word.value for word in call.keywords if word.arg == "default")]
    if not given:
        return ""
    return str(given[0].value) if isinstance(given[0], ast.Constant) else ast.unparse(given[0])


def _comment_above(texts: list[str], index: int) -> str:
    comment: list[str] = []
    while index > 0 and texts[index - 1].startswith("# "):
        index -= 1
        comment.insert(0, texts[index][2:])
    return " ".join(comment)
