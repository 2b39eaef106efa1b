"""What the pages share: the rooms in order, their modules, first sentences, tables in Markdown."""

import importlib
import importlib.util
import inspect
import pkgutil
from collections.abc import Iterable, Iterator, Sequence
from types import FunctionType, ModuleType

from django.conf import settings


def rooms() -> list[str]:
    """Return the rooms of the product, the highest floor first."""
    return list(settings.ROOMS)


def modules(room: str, furniture: str) -> Iterator[ModuleType]:
    """Yield a room's piece of furniture: one module, or a package and the modules in it."""
    name = f"joinedup.{room}.{furniture}"
    if importlib.util.find_spec(name) is None:
        return
    module = importlib.import_module(name)
    yield module
    for found in sorted(pkgutil.iter_modules(getattr(module, "__path__", [])), key=lambda info: info.name):
        yield importlib.import_module(f"{name}.{found.name}")


def functions(module: ModuleType) -> Iterator[FunctionType]:
    """Yield the public functions that a module itself defines, in the order of its text."""
    own = [thing for name, thing in vars(module).items() if inspect.isfunction(thing) and thing.__module__ == module.__name__]
    yield from sorted((thing for thing in own if not thing.__name__.startswith("_")), key=lambda thing: thing.__code__.co_firstlineno)


def first_sentence(thing: object) -> str:
    """Return the first paragraph of a docstring on one line; nothing when it has none of its own."""
    text = inspect.cleandoc(getattr(thing, "__doc__", None) or "")
    return " ".join(text.split("\n\n")[0].split())


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> list[str]:
    """Return a Markdown table."""
    lines = [f"| {' | '.join(head)} |", f"| {' | '.join('---' for _ in head)} |"]
    return [*lines, *(f"| {' | '.join(cell.replace('|', '/').replace(chr(10), ' ') for cell in row)} |" for row in rows)]


def titled(room: str) -> str:
    """Return a heading for a room."""
    return f"## {room}"
