"""Is the HTML valid? The standard's own parser, and rules of ours that it does not know."""

from collections import Counter
from collections.abc import Iterator
from typing import Any
from xml.etree.ElementTree import Element

import html5lib

NOT_OURS = {"unexpected-character-in-attribute-name"}
HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
BLOCKS_IN_P = {"div", "p", "ul", "ol", "table", "form", "dl", "section", "details", "figure"}


def faults(source: str) -> list[str]:
    """Return what is wrong with a page's source, each as a sentence."""
    parser: Any = html5lib.HTMLParser(namespaceHTMLElements=False)
    tree: Element = parser.parse(source)
    found = [f"line {place[0]}: {code} {values or ''}" for place, code, values in parser.errors if code not in NOT_OURS]
    return [*found, *_ids(tree), *_forms(tree), *_outline(tree), *_attributes(tree)]


def _every(tree: Element, *names: str) -> Iterator[Element]:
    return (one for one in tree.iter() if isinstance(one.tag, str) and (not names or one.tag in names))


def _ids(tree: Element) -> Iterator[str]:
    counts = Counter(one.get("id") for one in _every(tree) if one.get("id") is not None)
    yield from (f"the id {name!r} stands {n} times" for name, n in counts.items() if n > 1 or not name)
    for one in _every(tree):
        for attribute in ("for", "aria-describedby", "aria-labelledby", "aria-controls"):
            for name in (one.get(attribute) or "").split():
                if name not in counts:
                    yield f"<{one.tag} {attribute}> names the id {name!r}, which is not on the page"
        target = one.get("href", "") if one.tag == "a" else ""
        if target.startswith("#") and len(target) > 1 and target[1:] not in counts and "error-summary" in _around(tree, one):
            yield f"the error summary leads to {target}, which is not on the page"


def _around(tree: Element, one: Element) -> str:
    """Return the classes of all boxes around an element."""
    parents = {child: parent for parent in tree.iter() for child in parent}
    classes = []
    here: Element | None = one
    while here is not None:
        classes.append(here.get("class", ""))
        here = parents.get(here)
    return " ".join(classes)


def _forms(tree: Element) -> Iterator[str]:
    for form in _every(tree, "form"):
        names = {field.get("name") for field in _every(form, "input", "button", "select", "textarea")}
        if form.get("method", "get").lower() == "post":
            yield from (
                f"a form that posts to {form.get('action', 'itself')!r} has no {name}" for name in {"csrfmiddlewaretoken", "once"} - names
            )
            if form.get("novalidate") is None and any(field.get("required") is not None for field in _every(form)):
                yield "a form lets the browser check it: say novalidate"
        elif "csrfmiddlewaretoken" in names:
            yield "a form that gets would put the CSRF token into its address"
        if not any(button.get("type", "submit") == "submit" for button in _every(form, "button")):
            yield "a form has no button"


def _outline(tree: Element) -> Iterator[str]:
    n_headings = sum(1 for _heading in _every(tree, "h1"))
    if n_headings != 1:
        yield f"the page has {n_headings} main headings"
    html = next(_every(tree, "html"))
    if not html.get("lang"):
        yield "the page does not say its language"
    titles = ["".join(title.itertext()).strip() for title in _every(tree, "title") if "svg" not in _around(tree, title)]
    if not titles or titles[0].startswith(("-", "None")):
        yield "the page has no title"


def _attributes(tree: Element) -> Iterator[str]:
    for one in _every(tree):
        for name, value in one.attrib.items():
            if name.startswith("on") or name == "style":
                yield f"<{one.tag} {name}={value[:30]!r}> is stopped by the Content-Security-Policy"
            if value in {"None", "Undefined"} or "object at 0x" in value:
                yield f"<{one.tag} {name}={value!r}> was not meant"
    words = " ".join("".join(main.itertext()) for main in _every(tree, "main"))
    yield from (f"the page says {text!r}" for text in ("object at 0x", "{{", "}}", "%(") if text in words)
