"""Rows to PDF and Word: the agenda, the pack with its papers, the minutes; each as one viewer may read them."""

import tempfile
import zipfile
from dataclasses import dataclass
from typing import BinaryIO

from django.utils.translation import gettext as _

from joinedup.actions import queries as actions
from joinedup.core.actors import NOBODY, SYSTEM, Actor
from joinedup.decisions.models import Question
from joinedup.files import services as files
from joinedup.meetings import choices, queries
from joinedup.meetings.models import Decision, Invitation, Meeting
from joinedup.ui import documents, filters


@dataclass(frozen=True, slots=True)
class Reader:
    """For whom a paper is made: the viewer, by which invitation, and whether only part A is wanted (to hand on)."""

    viewer: Actor
    invitation: Invitation | None = None
    only_open: bool = False

    def agenda(self, meeting: Meeting) -> queries.Agenda:
        """Return the agenda as this reader may read it."""
        return queries.agenda_of(meeting, NOBODY) if self.only_open else queries.agenda_of(meeting, self.viewer, self.invitation)

    def minutes(self, meeting: Meeting) -> list[queries.MinuteLine]:
        """Return the minutes as this reader may read them."""
        return queries.minutes_of(meeting, NOBODY) if self.only_open else queries.minutes_of(meeting, self.viewer, self.invitation)


def agenda_document(meeting: Meeting, reader: Reader, form: str) -> documents.Document:
    """Return the agenda as PDF or Word; part B stands in it only for who may read it."""
    agenda = reader.agenda(meeting)
    blocks: list[documents.Block] = [documents.Note(_when_and_where(meeting))]
    if meeting.state == choices.State.CANCELLED:
        blocks.append(documents.Note(_("This meeting was cancelled: %(why)s") % {"why": meeting.cancelled_because}))
    if meeting.summary:
        blocks.append(documents.Text(meeting.summary))
    for title, lines in ((_first_title(bool(agenda.closed_lines)), agenda.open_lines), (_closed_title(), agenda.closed_lines)):
        if lines:
            blocks += [documents.Heading(title), _table(lines), *_notes(lines)]
    if not agenda.lines:
        blocks.append(documents.Text(_("Nothing is on it yet.")))
    return _document(meeting, _("agenda"), blocks, form, has_closed=bool(agenda.closed_lines))


def minutes_document(meeting: Meeting, reader: Reader, form: str) -> documents.Document:
    """Return the minutes as PDF or Word; part B stands in them only for who may read it."""
    lines = reader.minutes(meeting)
    blocks: list[documents.Block] = [documents.Note(f"{_when_and_where(meeting)}\n\n{_state(meeting)}"), *_who(meeting)]
    closed = [line for line in lines if line.item.part == choices.Part.B]
    for title, part in ((_first_title(bool(closed)), [line for line in lines if line not in closed]), (_closed_title(), closed)):
        blocks += [documents.Heading(title)] if part else []
        blocks += [block for line in part for block in _minute(line)]
    blocks += _written(queries.written(meeting, NOBODY) if reader.only_open else queries.written(meeting, reader.viewer, reader.invitation))
    promised = actions.actions_about(meeting.subject, SYSTEM)
    promised += actions.actions_about(queries.closed_part(meeting), SYSTEM) if closed else []
    if promised:
        rows = [(row.what, f"{row.owner}, {row.organisation}", filters.short_day(row.due_on), row.state_word) for row in promised]
        columns = [_("What"), _("Who"), _("By"), _("State")]
        blocks += [documents.Heading(_("Actions")), documents.Table(_("Who does what by when"), columns, rows)]
    return _document(meeting, _("minutes"), blocks, form, has_closed=bool(closed))


def agenda_pack(meeting: Meeting, reader: Reader) -> tuple[str, BinaryIO]:
    """Return name and content of the pack: the agenda as PDF with every paper that the reader may read, named in the agenda's order."""
    made = agenda_document(meeting, reader, "pdf")
    held: BinaryIO = tempfile.SpooledTemporaryFile(max_size=8 * 1024 * 1024)  # type: ignore[assignment]  # noqa: SIM115 - handed on
    with zipfile.ZipFile(held, "w", zipfile.ZIP_STORED) as pack:
        pack.writestr(_entry(made.name), made.content)
        for line in reader.agenda(meeting).lines:
            for place, paper in enumerate(line.papers, 1):
                stored = queries.paper_of(meeting, paper.public_id, reader.viewer, reader.invitation)
                with files.open_file(stored) as content, pack.open(_entry(f"{line.number:02}-{place} {stored.name}"), "w") as target:
                    while piece := content.read(256 * 1024):
                        target.write(piece)
    held.seek(0)
    return f"{made.name.removesuffix('.pdf')} pack.zip", held


def _document(meeting: Meeting, what: str, blocks: list[documents.Block], form: str, *, has_closed: bool) -> documents.Document:
    area = meeting.group.area
    mark = _("with part B: for partners only") if has_closed else _("part A")
    paper = documents.Paper(
        title=meeting.title,
        host=area.name,
        on=meeting.on,
        blocks=blocks,
        kind=what.capitalize(),
        subtitle=f"{meeting.group.name} · {meeting.group.partnership.name}" if meeting.group.partnership else meeting.group.name,
        mark=mark if has_closed or _has_closed(meeting) else "",
    )
    named = _("%(what)s with part B") % {"what": what} if has_closed else what
    return documents.document(paper, form, whose=meeting.group.name, what=named)


def _has_closed(meeting: Meeting) -> bool:
    return queries.agenda_of(meeting, NOBODY).has_closed


def _when_and_where(meeting: Meeting) -> str:
    when = f"{filters.day(meeting.on)}, {filters.time(meeting.starts_at)} – {filters.time(meeting.ends_at)}"  # noqa: RUF001
    places = [part for part in (meeting.room, meeting.place) if part]
    online = [_("Online: %(address)s") % {"address": meeting.online}] if meeting.online else []
    return "\n\n".join([when, *([", ".join(places)] if places else []), *online])


def _first_title(has_closed: bool) -> str:
    return _("Part A") if has_closed else _("Items")


def _closed_title() -> str:
    return _("Part B: for partners only")


def _table(lines: list[queries.ItemLine]) -> documents.Table:
    has_lead = any(line.item.lead for line in lines)
    columns = [_("No."), _("Time"), _("Item"), _("For"), _("Minutes"), *([_("Led by")] if has_lead else [])]
    rows = [_row(line)[: len(columns)] for line in lines]
    return documents.Table(_("What we talk about"), columns, rows, numeric=(4,))


def _row(line: queries.ItemLine) -> tuple[str, ...]:
    item = line.item
    return str(line.number), filters.time(line.begins_at), item.title, str(item.get_aim_display()), str(item.length), item.lead


def _notes(lines: list[queries.ItemLine]) -> list[documents.Block]:
    blocks: list[documents.Block] = []
    for line in lines:
        papers = [f"{paper.name} ({_('late paper')})" if paper.is_late else paper.name for paper in line.papers]
        if line.item.note or papers:
            blocks.append(documents.Heading(f"{line.number}. {line.item.title}", level=3))
            blocks += [documents.Text(line.item.note)] if line.item.note else []
            blocks += [documents.Bullets(papers)] if papers else []
    return blocks


def _state(meeting: Meeting) -> str:
    if meeting.minutes_state == choices.MinutesState.APPROVED and meeting.approved_on:
        return _("Approved on %(day)s.") % {"day": filters.day(meeting.approved_on)}
    return _("Not approved yet.")


def _who(meeting: Meeting) -> list[documents.Block]:
    rows = queries.invitations_of(meeting)
    here = [
        f"{row.came_instead or row.member.person.name} ({row.member.organisation.name})"
        for row in rows
        if row.was_there and row.member.has_vote
    ]
    others = [
        f"{row.came_instead or row.member.person.name} ({row.member.get_part_display()})"
        for row in rows
        if row.was_there and not row.member.has_vote
    ]
    away = [f"{row.member.person.name} ({row.member.organisation.name})" for row in rows if row.was_there is False]
    pairs = [(_("There"), filters.listed(here)), (_("Also there"), filters.listed(others)), (_("Apologies and away"), filters.listed(away))]
    kept = [(name, words) for name, words in pairs if words]
    return [documents.Pairs(kept)] if kept else []


def _minute(line: queries.MinuteLine) -> list[documents.Block]:
    outcome = f" ({line.minute.get_outcome_display()})" if line.minute and line.minute.outcome else ""
    blocks: list[documents.Block] = [documents.Heading(f"{line.number}. {line.item.title}{outcome}", level=3)]
    if line.minute and line.minute.text:
        blocks.append(documents.Text(line.minute.text))
    return [*blocks, *(documents.Note(_decision(row)) for row in line.decisions)]


def _written(questions: list[Question]) -> list[documents.Block]:
    lines = [f"{row.text} ({row.get_result_display()})" for row in questions]
    return [documents.Heading(_("Decided in writing since the last meeting")), documents.Bullets(lines)] if lines else []


def _decision(row: Decision) -> str:
    counted = row.counted
    words = _("%(yes)d for, %(no)d against, %(none)d no vote given") % {
        "yes": counted["n_for"],
        "no": counted["n_against"],
        "none": counted["n_none"],
    }
    if counted["n_out"]:
        words += ", " + _("%(n)d left out for an interest") % {"n": counted["n_out"]}
    result = str(row.get_boards_display()) if row.boards else str(row.get_result_display())
    if row.boards == choices.Boards.WAITING and row.boards_on:
        result = _("Subject to boards by %(day)s") % {"day": filters.day(row.boards_on)}
    return _("Decision: %(text)s") % {"text": row.text} + f"\n\n{result} ({words})"


def _entry(name: str) -> str:
    return name.replace("/", "-").replace("\\", "-")
