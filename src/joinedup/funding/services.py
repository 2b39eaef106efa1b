"""Every write of funded programmes: keep the table, say what came of asking, enter an uploaded list."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from joinedup.accounts.models import Area
from joinedup.audit import services as audit
from joinedup.brokerage import queries as brokerage
from joinedup.brokerage.choices import Phase, RowResult
from joinedup.brokerage.models import Need, Topic
from joinedup.core import clock
from joinedup.core.actors import Actor
from joinedup.core.pupils import refuse_pupils
from joinedup.core.refusals import Missing, Refused, require
from joinedup.core.versions import save_version
from joinedup.funding import choices, policies, queries
from joinedup.funding.models import Attempt, Programme, ProgrammeUpload, fold

FIELDS = ("name", "body", "what", "places", "phases", "kinds", "who_may", "closes_on", "contact", "address", "source", "as_of")
MOST_ROWS = 2000


@dataclass(frozen=True, slots=True)
class ProgrammeDetails:
    """What is known about a programme; `source` and `as_of` say where from and since when."""

    name: str
    body: str
    topics: tuple[str, ...]
    source: str
    as_of: date
    what: str = ""
    places: tuple[str, ...] = ()
    phases: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    who_may: str = ""
    closes_on: date | None = None
    contact: str = ""
    address: str = ""


@transaction.atomic
def add_programme(*, area: Area, details: ProgrammeDetails, by: Actor) -> Programme:
    """Put a programme into an area's table; each stands there once."""
    if not policies.may_keep_programmes(by, area.pk):
        raise Missing
    programme = Programme(area=area)
    topics = _fill(programme, details)
    programme.save()
    programme.topics.set(topics)
    _record(programme, "added", by)
    return programme


@transaction.atomic
def change_programme(*, programme: Programme, details: ProgrammeDetails, by: Actor, expected: int) -> Programme:
    """Change what is known about a programme; one that was over is open again by a later closing day."""
    programme = _locked(programme, by)
    topics = _fill(programme, details)
    save_version(programme, expected=expected, fields=[*FIELDS, "key"])
    programme.topics.set(topics)
    _record(programme, "changed", by)
    return programme


@transaction.atomic
def retire_programme(*, programme: Programme, by: Actor) -> Programme:
    """Take a programme that no longer exists off the needs; what was said about it stays."""
    return _set_retired(programme, True, by)


@transaction.atomic
def bring_back_programme(*, programme: Programme, by: Actor) -> Programme:
    """Put a programme that was taken off beside the needs again."""
    return _set_retired(programme, False, by)


def _set_retired(programme: Programme, is_retired: bool, by: Actor) -> Programme:
    programme = _locked(programme, by)
    programme.is_retired = is_retired
    save_version(programme, expected=programme.version, fields=["is_retired"])
    _record(programme, "retired" if is_retired else "brought_back", by)
    return programme


@transaction.atomic
def say_attempt(*, need: Need, programme: Programme, came: str, words: str, by: Actor) -> Attempt:
    """Say for a school what came of asking a programme about one of its needs; it can be said anew at any time."""
    if not policies.may_say_attempt(by, need):
        raise Missing
    fitting = [payer.programme for payer in queries.payers_for(need, by)]
    require(programme in fitting, _("This programme is no longer open to this school."), field="programme")
    require(came in choices.Came.values, _("Choose what came of it."), field="came")
    why = came != choices.Came.NOT_FOR_US or bool(words.strip())
    require(why, _("Say in a few words why it is not for you, for example “full until summer”."), field="words")
    refuse_pupils(words, field="words")
    said = {"came": came, "words": words.strip()[:300], "said_at": clock.now(), "said_by": by.name[:120]}
    attempt, _made = Attempt.objects.update_or_create(need=need, programme=programme, defaults=said)
    facts: dict[str, audit.Fact] = {"came": came, "programme": programme.public_id}
    audit.record(by=by, verb="need.asked_programme", about=need.subject, area_id=programme.area_id, facts=facts)
    return attempt


def _fill(programme: Programme, details: ProgrammeDetails) -> list[Topic]:
    for field, sentence in (
        ("name", _("Enter the name of the programme.")),
        ("body", _("Enter who pays for it or runs it.")),
        ("source", _("Say where this is known from, for example the address of a page.")),
    ):
        require(bool(str(getattr(details, field)).strip()), sentence, field=field)
    require(bool(details.topics), _("Choose at least one topic."), field="topics")
    require(details.as_of <= clock.today(), _("Enter the day on which this was true, today or earlier."), field="as_of")
    require(set(details.phases) <= set(Phase.values), _("Choose ages from the list."), field="phases")
    require(set(details.kinds) <= set(choices.SchoolKind.values), _("Choose kinds of school from the list."), field="kinds")
    web = not details.address or details.address.startswith(("https://", "http://"))
    require(web, _("Enter a web address that starts with https://"), field="address")
    for name in FIELDS:
        value = getattr(details, name)
        setattr(programme, name, sorted(value) if isinstance(value, tuple) else value)
    programme.key = fold(details.name, details.body)
    same = Programme.objects.filter(area_id=programme.area_id, key=programme.key).exclude(pk=programme.pk)
    require(not same.exists(), _("This programme already stands in the table."), field="name")
    return [_topic(code, programme.area_id) for code in dict.fromkeys(details.topics)]


def _topic(code: str, area_id: int) -> Topic:
    try:
        return brokerage.topic_by_code(code, area_id)
    except Missing:
        raise Refused(_("Choose topics from the list."), field="topics") from None


def _locked(programme: Programme, by: Actor) -> Programme:
    row = Programme.objects.select_for_update(of=("self",)).filter(pk=programme.pk).first()
    if row is None or not policies.may_keep_programmes(by, row.area_id):
        raise Missing
    return row


def _record(programme: Programme, verb: str, by: Actor) -> None:
    audit.record(by=by, verb=f"programme.{verb}", about=programme.subject, area_id=programme.area_id)


@transaction.atomic
def keep_upload(*, area: Area, name: str, rows: Sequence[dict[str, Any]], faults: Sequence[dict[str, Any]], by: Actor) -> ProgrammeUpload:
    """Keep the rows of a checked file until somebody confirms them; nothing is entered yet."""
    if not policies.may_keep_programmes(by, area.pk):
        raise Missing
    require(len(rows) <= MOST_ROWS, _("A list may have at most %(n)s rows. Split it into several.") % {"n": f"{MOST_ROWS:,}"}, field="file")
    return ProgrammeUpload.objects.create(area=area, name=name[:200], rows=list(rows), faults=list(faults), by_name=by.name[:120])


@transaction.atomic
def enter_upload(*, upload: ProgrammeUpload, by: Actor) -> ProgrammeUpload:
    """Enter the good rows of a list: new programmes are added, known ones changed, the same file again changes nothing."""
    row = ProgrammeUpload.objects.select_for_update(of=("self",)).select_related("area").filter(pk=upload.pk).first()
    if row is None or not policies.may_keep_programmes(by, row.area_id):
        raise Missing
    require(row.entered_at is None, _("This list has already been entered."))
    known = {one.key: one for one in Programme.objects.filter(area_id=row.area_id).prefetch_related("topics")}
    row.results = [_result(row.area, one, known, by) for one in row.rows]
    row.entered_at = clock.now()
    row.save(update_fields=["results", "entered_at"])
    audit.record(by=by, verb="programme_upload.entered", about=row.subject, area_id=row.area_id, facts={"rows": len(row.rows)})
    return row


def _result(area: Area, row: Mapping[str, Any], known: dict[str, Programme], by: Actor) -> dict[str, Any]:
    did, why, public_id = RowResult.LEFT_OUT, "", ""
    try:
        with transaction.atomic():
            did, public_id = _enter(area, row, known, by)
    except Refused as refusal:
        why = refusal.message
    return {"row": row["row"], "name": row["name"], "did": did.value, "id": public_id, "why": why}


def _enter(area: Area, row: Mapping[str, Any], known: dict[str, Programme], by: Actor) -> tuple[RowResult, str]:
    said: dict[str, Any] = {name: row[name] for name in ("name", "body", "what", "who_may", "contact", "address", "source")}
    said |= {name: tuple(row[name]) for name in ("topics", "places", "phases", "kinds")}
    details = ProgrammeDetails(**said, closes_on=_day(row["closes_on"]), as_of=_day(row["as_of"]) or clock.today())
    now = known.get(fold(details.name, details.body))
    if now is None:
        made = add_programme(area=area, details=details, by=by)
        known[made.key] = made
        return RowResult.ADDED, made.public_id
    if details_of(now) == details:
        return RowResult.UNCHANGED, now.public_id
    known[now.key] = change_programme(programme=now, details=details, by=by, expected=now.version)
    return RowResult.CHANGED, now.public_id


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def details_of(programme: Programme) -> ProgrammeDetails:
    """Return what the table says about a programme now."""
    said: dict[str, Any] = {name: getattr(programme, name) for name in FIELDS}
    said |= {name: tuple(said[name]) for name in ("places", "phases", "kinds")}
    return ProgrammeDetails(**said, topics=tuple(sorted(topic.code for topic in programme.topics.all())))
