"""The macros that we use draw what GOV.UK Frontend's own fixtures say, but for a known list that may only become shorter."""

import gzip
import json
from pathlib import Path
from xml.etree.ElementTree import Element

import html5lib
import pytest

from joinedup.ui.components import govuk

HERE = Path(__file__).parent
FIXTURES = json.loads(gzip.decompress((HERE / "vendor" / "govuk-frontend-6.6.0-fixtures.json.gz").read_bytes()))
KNOWN = set((HERE / "known_differences.txt").read_text().splitlines())
NOT_PORTED = {"govuk-logo", "logo"}


def _shape(node: Element) -> tuple[object, ...]:
    """Return an element as plain values: name, attributes in order, words without the spaces of layout, children."""
    words = " ".join((node.text or "").split())
    attributes = tuple(sorted((name, " ".join(value.split())) for name, value in node.attrib.items()))
    return (node.tag, attributes, words, tuple((_shape(child), " ".join((child.tail or "").split())) for child in node))


def _same(ours: str, theirs: str) -> bool:
    def parse(text: str) -> Element:
        return html5lib.parseFragment(text, namespaceHTMLElements=False)

    return _shape(parse(ours)) == _shape(parse(theirs))


def _drawn(component: str, options: dict[str, object]) -> str:
    try:
        return str(govuk()[component.replace("-", "_")](options))
    except Exception as broken:
        return f"broken: {broken!r}"


@pytest.mark.parametrize("component", sorted(FIXTURES))
def test_a_component_is_drawn_as_its_fixtures_say(component: str) -> None:
    differing = {f"{component}: {one['name']}" for one in FIXTURES[component] if not _same(_drawn(component, one["options"]), one["html"])}
    known = {line for line in KNOWN if line.startswith(f"{component}: ")}
    assert not differing - known, "drawn otherwise than GOV.UK Frontend says"
    assert not known - differing, "drawn rightly now: take them from known_differences.txt"


def test_the_list_of_known_differences_is_short() -> None:
    assert len(KNOWN) <= 80
