"""Agenda, pack and minutes as PDF and Word, for people without accounts too, and never with part B for others."""

import io
import zipfile
from typing import Any

import pytest
from docx import Document
from pypdf import PdfReader

from joinedup.accounts.tests import factories as accounts
from joinedup.actions import services as actions
from joinedup.core import clock
from joinedup.core.actors import Actor
from joinedup.groups.tests import factories as groups
from joinedup.meetings import documents, queries, services
from joinedup.meetings.models import Item, Meeting
from joinedup.meetings.tests import factories
from joinedup.meetings.tests.conftest import NOW
from joinedup.ui import documents as papers

pytestmark = pytest.mark.django_db
SECRET, SAID, HIDDEN = "A school in difficulty", "We keep this between us.", "plan.txt"


def _words(made: papers.Document) -> str:
    if made.name.endswith(".docx"):
        word: Any = Document(io.BytesIO(made.content))
        cells = [cell.text for table in word.tables for row in table.rows for cell in row.cells]
        return " ".join([paragraph.text for paragraph in word.paragraphs] + cells)
    return " ".join(" ".join(page.extract_text().split()) for page in PdfReader(io.BytesIO(made.content)).pages)


def _minuted() -> tuple[Meeting, Actor]:
    """Return a meeting with papers and minutes in both parts, a decision that waits for boards and an action; and its chair."""
    area = accounts.make_area()
    meeting = factories.make_invited(area)
    chair = factories.runner_of(meeting)
    items = {row.title: row for row in Item.objects.select_related("meeting__group__partnership", "meeting__group__area")}
    factories.paper(items["Attendance"], "figures.txt", b"94.1", by=chair)
    factories.paper(items[SECRET], HIDDEN, b"closed", by=chair)
    there = {factories.invitation(meeting, 0).public_id: "yes", factories.invitation(meeting, 1).public_id: "Mo Khan"}
    services.take_attendance(meeting=meeting, there=there, expected=meeting.version, by=chair)
    services.take_pen(meeting=queries.meeting_for(meeting.public_id, chair), by=chair)
    fresh = {row.title: row for row in Item.objects.select_related("meeting__group__partnership", "meeting__group__area")}
    services.save_minute(item=fresh["Attendance"], said=services.Said("It rises.", "heard"), expected=1, by=chair)
    services.save_minute(item=fresh[SECRET], said=services.Said(SAID, "heard"), expected=1, by=chair)
    day = clock.today().replace(year=2027)
    details = services.DecisionDetails("We share one INSET day.", boards_on=day)
    services.record_decision(item=fresh["One INSET day"], details=details, by=chair)
    owner = groups.members(meeting.group)[1]
    promise = actions.ActionDetails(owner.person, owner.organisation, "Ask the caterer", day, about=meeting.subject)
    actions.add_action(details=promise, by=chair)
    services.send_minutes(meeting=queries.meeting_for(meeting.public_id, chair), by=chair)
    return queries.meeting_for(meeting.public_id, chair), chair


def test_papers_say_all_of_it_to_the_partners_and_leave_part_b_out_for_others() -> None:
    with clock.fixed(NOW):
        meeting, chair = _minuted()
        row = factories.invitation(meeting)
        readers = {
            "chair": (documents.Reader(chair), True),
            "chair, to hand on": (documents.Reader(chair, only_open=True), False),
            "member by link": (documents.Reader(factories.holder(row), row), True),
            "officer": (documents.Reader(accounts.officer_actor(meeting.group.area)), False),
        }
        for who, (reader, sees) in readers.items():
            agenda = documents.agenda_document(meeting, reader, "word")
            minutes = documents.minutes_document(meeting, reader, "word")
            words = _words(agenda) + _words(minutes)
            assert ("part B" in agenda.name, "part B" in minutes.name) == (sees, sees), who
            assert [secret in words for secret in (SECRET, SAID, HIDDEN)] == [sees] * 3, who
            for said in (
                "Thursday 3 December 2026",
                "Attendance",
                "figures.txt",
                "It rises.",
                "Mo Khan",
                "Ask the caterer",
                "Subject to boards",
            ):
                assert said in words, (who, said)


def test_the_pdf_says_the_same_and_has_a_name_that_sorts() -> None:
    with clock.fixed(NOW):
        meeting, chair = _minuted()
        made = documents.minutes_document(meeting, documents.Reader(chair, only_open=True), "pdf")
    assert made.name == f"2026-12-03 {meeting.group.name} - minutes.pdf"
    words = _words(made)
    assert "We share one INSET day." in words
    assert SECRET not in words


def test_the_pack_holds_the_agenda_and_the_papers_that_one_may_read() -> None:
    with clock.fixed(NOW):
        meeting, chair = _minuted()
        found = {}
        for who, viewer in (("chair", chair), ("officer", accounts.officer_actor(meeting.group.area))):
            name, content = documents.agenda_pack(meeting, documents.Reader(viewer))
            with content, zipfile.ZipFile(content) as pack:
                found[who] = [entry.partition(" ")[2] if entry.startswith("0") else "agenda" for entry in pack.namelist()]
                assert pack.testzip() is None
            assert name.endswith("pack.zip")
    assert found == {"chair": ["agenda", "figures.txt", HIDDEN], "officer": ["agenda", "figures.txt"]}
