"""The page of the verbs of ./joinedup."""

from joinedup.console import table
from joinedup.console.reference import reading


def lines() -> list[str]:
    """Return the page."""
    page = ["# Verbs", "", "`./joinedup VERB --help` says more about each."]
    for title, verbs in (("For everybody", table.FOR_EVERYBODY), ("For developers", table.FOR_DEVELOPERS)):
        page += ["", f"## {title}", "", *reading.table(["verb", "what it does"], [(f"`{verb.name}`", verb.help) for verb in verbs])]
    return page
