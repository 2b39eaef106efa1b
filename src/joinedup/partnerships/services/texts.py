"""Freezing: from the rows being written to one canonical text, named by its hash."""

import hashlib
import unicodedata
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from joinedup.core import money
from joinedup.partnerships import choices, queries
from joinedup.partnerships.models import Agreement, AgreementVersion, Partnership
from joinedup.ui import filters


def content_of(agreement: Agreement) -> dict[str, Any]:
    """Return everything that a signature covers: the name, the promises at a glance and the ten parts."""
    partnership = agreement.partnership
    return {
        "title": clean(partnership.name),
        "kind": str(partnership.get_kind_display()),
        "host": partnership.area.name,
        "purpose": clean(partnership.purpose),
        "aims": [clean(line) for line in partnership.aim_lines],
        **{name: _iso(getattr(partnership, name)) for name in ("starts_on", "review_on", "ends_on")},
        **{name: getattr(partnership, name) for name in ("cost_pence", "half_days", "notice_weeks")},
        **{name: clean(getattr(partnership, name)) for name in ("exit_money", "exit_keeps")},
        "glance": glance(partnership),
        "sections": {section.element: clean(section.text) for section in queries.sections_of(agreement)},
    }


def shown_glance(agreement: Agreement) -> list[list[str]]:
    """Return the promises at a glance: those of the version in force, or those being written."""
    return list(agreement.version_in_force.content["glance"]) if agreement.version_in_force else glance(agreement.partnership)


def glance(partnership: Partnership) -> list[list[str]]:
    """Return the promises at a glance as pairs of words: what page one of the agreement says."""
    return [
        [_("Purpose"), clean(partnership.purpose)],
        [_("Starts"), _day(partnership.starts_on)],
        [_("Looked at again"), _day(partnership.review_on)],
        [_("Ends"), _day(partnership.ends_on) if partnership.ends_on else _("No end date: it runs until the partners end it")],
        [_("Money from each partner in a year, at most"), money.format_pence(partnership.cost_pence)],
        [_("Time from each partner in a year, at most"), filters.half_days(partnership.half_days)],
        [_("Notice to leave"), _("%(weeks)s, in writing") % {"weeks": weeks(partnership.notice_weeks)}],
        [_("Money when you leave"), clean(partnership.exit_money)],
        [_("What you keep"), clean(partnership.exit_keeps)],
    ]


def weeks(number: int) -> str:
    """Write weeks as people say them."""
    return ngettext("%(number)d week", "%(number)d weeks", number) % {"number": number}


def canonical_text(content: dict[str, Any]) -> str:
    """Return the one text that is hashed: the same content always gives the same letters."""
    blocks = [content["title"], f"{content['kind']} · {content['host']}"]
    blocks += [f"{label}: {value}" for label, value in content["glance"]]
    blocks += ["\n".join(f"- {aim}" for aim in content["aims"])]
    for number, element in enumerate(choices.ELEMENTS, 1):
        blocks.append(f"{number}. {element.value}\n{content['sections'].get(element.value, '')}")
    return "\n\n".join(block for block in blocks if block)


def hash_of(text: str) -> str:
    """Return the fingerprint of a text."""
    return hashlib.sha256(text.encode()).hexdigest()


def clean(text: str) -> str:
    """Return a text in one spelling: same letters, same line ends, no blanks that nobody sees."""
    lines = unicodedata.normalize("NFC", text).replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return "\n".join(line.rstrip() for line in lines).strip()


def freeze(agreement: Agreement) -> AgreementVersion:
    """Return the frozen version of the present text: the one that was open before when not a letter differs, else a new one."""
    content = content_of(agreement)
    text = canonical_text(content)
    before = agreement.open_version
    if before is not None and before.hash == hash_of(text):
        return before
    number = agreement.versions.count() + 1
    return AgreementVersion.objects.create(agreement=agreement, number=number, content=content, text=text, hash=hash_of(text))


def is_the_same(agreement: Agreement, version: AgreementVersion) -> bool:
    """Say whether what is being written is letter by letter what a frozen version says."""
    return hash_of(canonical_text(content_of(agreement))) == version.hash


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _day(day: date | None) -> str:
    return f"{day:%A} {day.day} {day:%B} {day.year}" if day else ""
