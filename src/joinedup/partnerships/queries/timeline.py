"""What happened in a partnership, in words, from the record."""

from typing import Final

from django.utils.translation import gettext_lazy as _

from joinedup.audit import queries as audit
from joinedup.partnerships import choices
from joinedup.partnerships.models import Partnership

_WORDS: Final = {
    "partnership.started": _("Set up began"),
    "partnership.changed": _("Name, purpose or visibility changed"),
    "partnership.aims_set": _("Aims written"),
    "partnership.terms_set": _("Dates, cost and the way out written"),
    "partnership.stage_set": _("“How it is going” changed"),
    "partnership.formed": _("Partnership formed"),
    "partner.added": _("Partner added"),
    "partner.changed": _("Partner changed"),
    "partner.left": _("Partner left"),
    "partner.notice_given": _("Partner gave notice"),
    "partner.carried": _("Partner became another school"),
    "organiser.added": _("Organiser or observer added"),
    "organiser.ended": _("Organiser or observer left"),
    "agreement.section_written": _("Agreement: part written"),
    "agreement.commented": _("Agreement: comment"),
    "agreement.comment_settled": _("Agreement: comment dealt with"),
    "agreement.sent_to_consultation": _("Agreement sent to consultation"),
    "agreement.back_to_draft": _("Agreement taken back to be written on"),
    "agreement.opened": _("Agreement opened for signature"),
    "agreement.link_sent_again": _("Signing link sent again"),
    "agreement.signed": _("Agreement signed by a partner"),
    "agreement.board_confirmed": _("A partner's board agreed"),
    "agreement.signature_withdrawn": _("Signature withdrawn"),
    "agreement.answered": _("A partner answered instead of signing"),
    "agreement.in_force": _("Agreement in force"),
    "agreement.review_started": _("Review of the agreement began"),
    "agreement.review_finished": _("Review of the agreement finished"),
    "agreement.ended": _("Agreement ended"),
}


def timeline(partnership: Partnership, *, most: int = 40) -> list[dict[str, object]]:
    """Return what happened to a partnership, the newest first: title, moment, who, and which part or version."""
    lines = audit.entries_about(partnership.subject)[-most:]
    return [_entry(line) for line in reversed(lines)]


def _entry(line: audit.EntryLine) -> dict[str, object]:
    who = _("%(who)s for %(school)s") % {"who": line.who, "school": line.on_behalf_of} if line.on_behalf_of else line.who
    return {"title": str(_WORDS.get(line.verb, line.verb)), "when": line.at, "by": who, "text": _detail(line)}


def _detail(line: audit.EntryLine) -> str:
    element = line.facts.get("element")
    if element in choices.Element.values:
        return str(choices.Element(element).label)
    version = line.facts.get("version")
    return _("Version %(number)s") % {"number": version} if version else ""
