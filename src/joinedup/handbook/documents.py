"""The handbook of a partnership as PDF and Word: who does what, how, whom to reach, and when."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from joinedup.actions.queries import ActionLine
from joinedup.handbook.queries import Handbook
from joinedup.partnerships.choices import Element
from joinedup.ui import documents, filters


def handbook_document(book: Handbook, form: str) -> documents.Document:
    """Return the handbook as it stands, as PDF or Word."""
    partnership = book.partnership
    paper = documents.Paper(
        title=partnership.name,
        host=partnership.area.name,
        on=book.on,
        blocks=[*_about(book), *_people(book), *_groups(book), *_work(book), *_how(book)],
        kind=_("Handbook"),
        subtitle=_("As it stands on %(day)s. Print it again when you need it: it is made anew each time.") % {"day": filters.day(book.on)},
    )
    return documents.document(paper, form, whose=partnership.name, what=_("handbook"))


def _about(book: Handbook) -> Iterator[documents.Block]:
    yield documents.Heading(_("What we are for"))
    yield documents.Pairs([(str(label), str(value)) for label, value in book.glance])
    if book.partnership.aim_lines:
        yield documents.Heading(_("Our aims"), 3)
        yield documents.Bullets(book.partnership.aim_lines)


def _people(book: Handbook) -> Iterator[documents.Block]:
    yield documents.Heading(_("Who takes part"))
    rows = [
        [
            f"{row.organisation.name} ({row.organisation.place})" if row.organisation.place else row.organisation.name,
            str(row.get_kind_display()),
            row.coordinator.name if row.coordinator else _("Nobody named yet"),
        ]
        for row in book.partners
    ]
    yield documents.Table(_("Partners"), [_("Partner"), _("Part"), _("Ask there")], rows)
    if book.organisers:
        yield documents.Heading(_("Who organises it"), 3)
        yield documents.Pairs([(row.user.name, f"{row.get_role_display()}, {row.user.email}") for row in book.organisers])
    if book.contacts:
        yield documents.Heading(_("Whom to reach"))
        people = [
            [one.organisation, f"{one.name}, {one.role}", ", ".join(part for part in (one.email, one.phone) if part)]
            for one in book.contacts
        ]
        yield documents.Table(_("People"), [_("Partner"), _("Who"), _("Mail and telephone")], people)


def _groups(book: Handbook) -> Iterator[documents.Block]:
    if book.groups:
        yield documents.Heading(_("Who decides, and how"))
    for line in book.groups:
        yield documents.Heading(f"{line.group.name} ({line.group.get_kind_display()})", 3)
        rows = [[seat.person.name, seat.organisation.name, str(seat.get_part_display())] for seat in line.members]
        yield documents.Table(_("Who sits in it"), [_("Who"), _("For"), _("Part")], rows)
        yield documents.Bullets(line.law)


def _work(book: Handbook) -> Iterator[documents.Block]:
    yield documents.Heading(_("Who does what by when"))
    if book.actions:
        rows = [[one.what, f"{one.owner}, {one.organisation}", _due(one)] for one in book.actions]
        yield documents.Table(_("Actions still to do"), [_("What"), _("Who"), _("Due")], rows)
    else:
        yield documents.Text(_("Nothing is left to do."))
    if book.steps:
        yield documents.Heading(_("Who does which step"))
        yield documents.Table(_("Activities"), [_("Activity"), _("Step"), _("Who")], [list(row) for row in book.steps])
    yield documents.Heading(_("Dates"))
    if book.dates:
        days = [[filters.day(one.on), f"{one.kind}: {one.name}", one.place or one.who] for one in book.dates]
        yield documents.Table(_("What is planned"), [_("Day"), _("What"), _("Where or who")], days)
    else:
        yield documents.Text(_("Nothing is planned from today on."))
    if book.risks:
        yield documents.Heading(_("What could go wrong"))
        risks = [
            [
                risk.what,
                f"{risk.get_likely_display()}; {str(risk.get_bad_display()).lower()}",
                risk.response,
                risk.owner.name if risk.owner else "",
                filters.short_day(risk.next_look_on),
            ]
            for risk in book.risks
        ]
        columns = [_("What could happen"), _("How likely, how bad"), _("What we do"), _("Who"), _("Next look")]
        yield documents.Table(_("Risks"), columns, risks)


def _due(one: ActionLine) -> str:
    day = filters.short_day(one.due_on)
    return _("%(day)s (overdue)") % {"day": day} if one.days_late else day


def _how(book: Handbook) -> Iterator[documents.Block]:
    if book.sections:
        yield documents.PageBreak()
        yield documents.Heading(_("How we work: our agreement"))
    labels = {element.value: str(element.label) for element in Element}
    for element, text in book.sections:
        yield documents.Heading(labels.get(element, element), 3)
        yield documents.Text(text)
