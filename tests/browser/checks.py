"""What every page must stand, in a real browser."""

from functools import cache
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

NARROW = {"width": 320, "height": 640}
WIDE = {"width": 1280, "height": 900}
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


TOO_WIDE = """() => {
  const room = document.documentElement
  if (room.scrollWidth <= window.innerWidth) return []
  const scrolls = e => {
    for (let p = e.parentElement; p; p = p.parentElement) if (getComputedStyle(p).overflowX !== 'visible') return true
    return false
  }
  const end = e => Math.round(e.getBoundingClientRect().right)
  return [...document.body.querySelectorAll('*')].filter(e => end(e) > window.innerWidth + 1 && !scrolls(e)).slice(0, 3)
    .map(e => `${e.tagName} .${e.className} ends at ${end(e)}`).concat([`the page is ${room.scrollWidth} wide`])
}"""


@cache
def _axe() -> str:
    return (Path(__file__).parent / "vendor" / "axe-core-4.14.1.min.js").read_text()


def accessibility(page: Page) -> list[str]:
    """Return what axe finds, each with the first place of it."""
    page.evaluate(_axe())
    found: list[dict[str, Any]] = page.evaluate(
        "async tags => (await axe.run(document, {runOnly: {type: 'tag', values: tags}, resultTypes: ['violations']})).violations", TAGS
    )
    return [f"{one['id']}: {one['help']}: {one['nodes'][0]['html'][:200]} ({one['nodes'][0]['failureSummary'][:300]})" for one in found]


def narrow(page: Page) -> list[str]:
    """Return what is wider than a small phone."""
    page.set_viewport_size(NARROW)
    wide: list[str] = page.evaluate(TOO_WIDE)
    page.set_viewport_size(WIDE)
    return [f"at 320 pixels: {line}" for line in wide]


SEEN = """() => {
  const shown = e => e.checkVisibility({visibilityProperty: true}) && e.type !== 'hidden'
  const main = document.querySelector('main')
  const controls = [...main.querySelectorAll('input, select, textarea, button[type=submit]')].filter(shown)
  return { words: main.innerText.split(/\\s+/).length, controls: controls.map(e => e.name || e.innerText) }
}"""


TEXT_OUTSIDE = """() => [...document.querySelectorAll('svg text')].filter(text => {
  const inner = text.getBoundingClientRect(), outer = text.ownerSVGElement.getBoundingClientRect()
  const wide = inner.left < outer.left - 2 || inner.right > outer.right + 2
  return inner.width && (wide || inner.top < outer.top - 2 || inner.bottom > outer.bottom + 2)
}).map(text => text.textContent)"""


def pictures(page: Page) -> list[str]:
    """Return the words that stand outside their picture."""
    return [f"the words {words!r} leave their picture" for words in page.evaluate(TEXT_OUTSIDE)]


def without_javascript(plain: Page, usual: Page) -> list[str]:
    """Return what the page without JavaScript lacks."""
    bare, full = plain.evaluate(SEEN), usual.evaluate(SEEN)
    lacking = [name for name in full["controls"] if name not in bare["controls"]]
    found = [f"without JavaScript there is no {name!r}" for name in lacking]
    if bare["words"] < 0.8 * full["words"]:
        found.append(f"without JavaScript {bare['words']} of {full['words']} words are there")
    return found


def error_summary(page: Page) -> list[str]:
    """Return the links of the error summary that lead to nothing that can be focused."""
    links: list[str] = page.eval_on_selector_all(".govuk-error-summary__list a", "links => links.map(link => link.getAttribute('href'))")
    return [f"the error summary leads to {link}, which takes no input" for link in links if not _takes_input(page, link)]


def _takes_input(page: Page, link: str) -> bool:
    found = page.query_selector(f"[id='{link.removeprefix('#')}']")
    return found is not None and bool(found.evaluate("e => e.matches('input, select, textarea, button')"))
