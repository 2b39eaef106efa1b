"""The page of who may do what, from the policies."""

from joinedup.console.reference import reading


def lines() -> list[str]:
    """Return the page."""
    page = [
        "# Permissions",
        "",
        "Every rule about who may, in the words of its function. A page and the write behind it ask the same rule.",
    ]
    for room in reading.rooms():
        rules = [rule for module in reading.modules(room, "policies") for rule in reading.functions(module)]
        if rules:
            rows = [(f"`{rule.__name__}`", reading.first_sentence(rule)) for rule in rules]
            page += ["", reading.titled(room), "", *reading.table(["rule", "meaning"], rows)]
    return page
