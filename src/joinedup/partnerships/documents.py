"""Rows to PDF and Word: the agreement with its signatures page, and the two-page paper for a board."""

from typing import Any

from django.utils.translation import gettext as _

from joinedup.core import clock, money
from joinedup.partnerships import choices, queries, services
from joinedup.partnerships.models import Agreement, AgreementVersion, Partner, Signature
from joinedup.ui import documents, filters

LONGEST_EXCERPT = 700


def agreement_document(agreement: Agreement, version: AgreementVersion, form: str) -> documents.Document:
    """Return a version of the agreement, its signatures page and the fingerprint of its text, as PDF or Word."""
    content = version.content
    paper = documents.Paper(
        title=content["title"],
        host=content["host"],
        on=version.in_force_on or version.frozen_at.astimezone(clock.LONDON).date(),
        blocks=[*_first_page(agreement, version), *_parts(content), *_signatures_page(agreement, version)],
        kind=_("Partnership agreement"),
        subtitle=_("%(kind)s · version %(number)d") % {"kind": content["kind"], "number": version.number},
        mark=_("version %(number)d · %(hash)s") % {"number": version.number, "hash": version.hash[:12]},
    )
    what = _("agreement version %(number)d") % {"number": version.number}
    return documents.document(paper, form, whose=content["title"], what=what)


def board_paper(agreement: Agreement, partner: Partner | None = None) -> documents.Document:
    """Return the two pages that governors or a board read before they decide, for one partner or for any."""
    partnership = agreement.partnership
    version = queries.version_to_sign(agreement)
    content = version.content if version is not None else services.content_of(agreement)
    paper = documents.Paper(
        title=partnership.name,
        host=partnership.area.name,
        on=clock.today(),
        blocks=[*_why(agreement, content), *_what_it_takes(content), *_way_out(content), *_tonight(version, partner)],
        kind=_("Paper for governors, trustees or the board"),
        subtitle=_("For %(name)s") % {"name": partner.organisation.name} if partner else "",
        mark=_("version %(number)d") % {"number": version.number} if version else _("draft"),
    )
    whose = f"{partnership.name} {partner.organisation.name}" if partner else partnership.name
    return documents.document(paper, whose=whose, what=_("board paper"))


def _first_page(agreement: Agreement, version: AgreementVersion) -> list[documents.Block]:
    content = version.content
    names = [_named(partner) for partner in _parties(agreement, version)]
    return [
        documents.Note(_state_of(agreement, version)),
        documents.Heading(_("At a glance, and how to leave")),
        documents.Pairs([(str(label), str(value)) for label, value in content["glance"]]),
        documents.Heading(_("Who takes part")),
        documents.Bullets(names),
        documents.Heading(_("Our aims")),
        documents.Bullets(content["aims"]),
        documents.PageBreak(),
    ]


def _parts(content: dict[str, Any]) -> list[documents.Block]:
    blocks: list[documents.Block] = []
    for number, element in enumerate(choices.ELEMENTS, 1):
        blocks += [
            documents.Heading(f"{number}. {element.label}"),
            documents.Text(content["sections"].get(element.value) or _("Nothing is written here.")),
        ]
    return blocks


def _signatures_page(agreement: Agreement, version: AgreementVersion) -> list[documents.Block]:
    given = queries.standing_signatures(version)
    return [
        documents.PageBreak(),
        documents.Heading(_("Signatures")),
        documents.Text(
            _("Each signature below stands for exactly this text. The fingerprint (SHA-256) changes when one letter of the text does.")
        ),
        documents.Signatures([_signature(partner, given.get(partner.pk)) for partner in _parties(agreement, version)]),
        documents.Pairs([(_("Fingerprint"), _in_groups(version.hash)), (_("Version"), str(version.number))]),
    ]


def _signature(partner: Partner, given: Signature | None) -> documents.Signature:
    if given is None:
        return documents.Signature(_named(partner))
    how = _("signed in") if given.signed_by == choices.SignedBy.ACCOUNT else _("by link and mailed code")
    words = _("Signed %(moment)s, %(how)s") % {"moment": filters.moment(given.signed_at), "how": how}
    if given.state == choices.SignatureState.WAITING_FOR_BOARD:
        words += ". " + _("Waits for the board on %(day)s") % {"day": filters.day(given.board_on)}
    elif given.board_minute:
        words += ". " + _("Board agreed on %(day)s: %(minute)s") % {
            "day": filters.day(given.board_confirmed_on),
            "minute": given.board_minute,
        }
    return documents.Signature(_named(partner), given.name, given.role, words)


def _parties(agreement: Agreement, version: AgreementVersion) -> list[Partner]:
    """Return who signs this version now, or who had signed it when it was replaced."""
    if version.replaced_on is None:
        return queries.partners_to_sign(agreement)
    return [signature.partner for signature in queries.signatures_of(version)]


def _why(agreement: Agreement, content: dict[str, Any]) -> list[documents.Block]:
    names = [_named(partner) for partner in queries.partners_to_sign(agreement)]
    return [
        documents.Heading(_("What it is for")),
        documents.Text(content["purpose"]),
        documents.Bullets(content["aims"]),
        documents.Heading(_("Who takes part")),
        documents.Text(filters.listed(names)),
    ]


def _what_it_takes(content: dict[str, Any]) -> list[documents.Block]:
    return [
        documents.Heading(_("What it costs us in a year, at most")),
        documents.Pairs(
            [
                (_("Money"), money.format_pence(content["cost_pence"])),
                (_("Time"), filters.half_days(content["half_days"])),
                *[(str(label), str(value)) for label, value in content["glance"][1:4]],
            ]
        ),
        documents.Text(_excerpt(content, choices.Element.RESOURCES)),
        documents.Heading(_("What could go wrong")),
        documents.Text(_excerpt(content, choices.Element.RISK)),
    ]


def _way_out(content: dict[str, Any]) -> list[documents.Block]:
    return [
        documents.Heading(_("The way out")),
        documents.Pairs(
            [
                (_("Notice"), _("%(weeks)s, in writing, at any time") % {"weeks": services.weeks(content["notice_weeks"])}),
                (_("Money when we leave"), content["exit_money"]),
                (_("What we keep"), content["exit_keeps"]),
            ]
        ),
    ]


def _tonight(version: AgreementVersion | None, partner: Partner | None) -> list[documents.Block]:
    who = partner.organisation.name if partner else _("our organisation")
    choose = [
        _("Agree that %(who)s signs the agreement, and note the minute's reference.") % {"who": who},
        _("Ask for a change: say which part, and what it should say."),
        _("Do not take part, and say why in one sentence."),
    ]
    if version is None:
        state = _("The text is not final yet. You can say tonight what you would need to see in it.")
    else:
        state = _("The text is final (version %(number)d, fingerprint %(hash)s). Nobody is bound before every partner has signed.") % {
            "number": version.number,
            "hash": version.hash[:12],
        }
    return [documents.Heading(_("What you decide tonight")), documents.Note(state), documents.Bullets(choose)]


def _state_of(agreement: Agreement, version: AgreementVersion) -> str:
    if version.pk == agreement.version_in_force_id and version.in_force_on:
        return _("In force since %(day)s. Every partner has signed this version.") % {"day": filters.day(version.in_force_on)}
    if version.replaced_on is not None:
        return _("This version was replaced on %(day)s.") % {"day": filters.day(version.replaced_on)}
    if version.pk == agreement.open_version_id and agreement.state == choices.AgreementState.OPEN:
        return _("Open for signature. It binds nobody before every partner has signed.")
    return _("This version is not in force.")


def _named(partner: Partner) -> str:
    place = partner.organisation.place
    return f"{partner.organisation.name} ({place})" if place else partner.organisation.name


def _excerpt(content: dict[str, Any], element: choices.Element) -> str:
    text = str(content["sections"].get(element.value) or _("Not written yet."))
    return text if len(text) <= LONGEST_EXCERPT else text[:LONGEST_EXCERPT].rsplit(" ", 1)[0] + " … " + _("(more in the agreement)")


def _in_groups(fingerprint: str) -> str:
    return " ".join(fingerprint[start : start + 8] for start in range(0, len(fingerprint), 8))
