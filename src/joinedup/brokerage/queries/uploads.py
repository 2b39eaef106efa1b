"""Reads about uploads and downloads of needs and offers."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from joinedup.accounts.choices import Role, Scope
from joinedup.brokerage import choices
from joinedup.brokerage.models import Need, Offer, Upload
from joinedup.brokerage.queries.lists import Wanted, area_needs, area_offers
from joinedup.brokerage.queries.needs import needs_shared_with
from joinedup.brokerage.queries.offers import offers_shared_with
from joinedup.brokerage.queries.topics import topics
from joinedup.core.actors import Actor
from joinedup.core.refusals import Missing, require_found
from joinedup.directory import queries as directory
from joinedup.directory.models import Organisation
from joinedup.jobs import queries as jobs
from joinedup.jobs.models import Job


def upload_for(public_id: str, viewer: Actor) -> Upload:
    """Return an upload of an area that the viewer runs; raise Missing otherwise."""
    runs = viewer.places(Scope.AREA, Role.OFFICER, Role.COORDINATOR)
    return require_found(Upload.objects.select_related("area").filter(area_id__in=runs, public_id=public_id).first())


def work_on_upload(upload: Upload, name: str) -> Job | None:
    """Return the latest background work of this name with this list, for who may see the list."""
    return jobs.latest_job(name, upload.subject)


def things_by_reference(
    area_id: int, viewer: Actor, references: Collection[str], *, states: Collection[str] = choices.STANDING
) -> dict[str, Need | Offer]:
    """Return those of these needs and offers of an area that stand, or are in these states, and that the viewer may see."""
    named = {"state__in": states, "public_id__in": set(references) - {""}}
    if not named["public_id__in"]:
        return {}
    found: list[Need | Offer] = [*needs_shared_with(area_id, viewer).filter(**named), *offers_shared_with(area_id, viewer).filter(**named)]
    return {thing.public_id: thing for thing in found}


@dataclass(frozen=True, slots=True)
class ResultLine:
    """What became of one row of a list: which, whose, what, and why it was left out; the reference where the viewer can open it."""

    number: int
    organisation: str
    noun: str
    what: str
    did: str
    why: str
    reference: str


def result_lines(upload: Upload, viewer: Actor, *, start: int, end: int) -> list[ResultLine]:
    """Return what became of the rows of a list, those that were left out first; only this stretch of them."""
    rows = {row["row"]: row for row in upload.rows}
    stretch = sorted(upload.results, key=lambda result: (result["did"] != choices.RowResult.LEFT_OUT, result["row"]))[start:end]
    ids = {str(rows[result["row"]]["organisation"]) for result in stretch}
    names = dict(Organisation.objects.filter(public_id__in=ids).values_list("public_id", "name"))
    seen = things_by_reference(upload.area_id, viewer, [result["id"] for result in stretch])
    topics_by_code = topic_names(upload.area_id)
    return [_result_line(rows[result["row"]], result, names, seen, topics_by_code) for result in stretch]


def _result_line(
    row: dict[str, Any], result: dict[str, Any], names: dict[str, str], seen: dict[str, Need | Offer], topics_by_code: dict[str, str]
) -> ResultLine:
    what = "; ".join(topics_by_code.get(code, code) for code in row.get("codes", ()))
    return ResultLine(
        number=result["row"],
        organisation=names.get(str(row["organisation"]), str(row.get("school") or row.get("urn") or "")),
        noun=row["noun"],
        what=what or str(row.get("topics") or row.get("something_else") or ""),
        did=result["did"],
        why=result["why"],
        reference=result["id"] if result["id"] in seen else "",
    )


def organisations_by_urn(area_id: int) -> dict[str, str]:
    """Return the public ids of the schools on an area's list by URN."""
    return {str(row.urn): row.public_id for row in directory.organisations_attached(area_id) if row.urn}


def organisations_by_name(area_id: int) -> dict[str, list[str]]:
    """Return the public ids of the organisations on an area's list by folded name; several share some names."""
    found: dict[str, list[str]] = {}
    for row in directory.organisations_attached(area_id):
        found.setdefault(row.name.casefold(), []).append(row.public_id)
    return found


def topics_by_words(area_id: int) -> dict[str, str]:
    """Return the codes of an area's topics by what people write: the code, or the name."""
    return {word: topic.code for topic in topics(area_id) for word in (topic.code.casefold(), topic.name.casefold())}


def topic_names(area_id: int) -> dict[str, str]:
    """Return the names of an area's topics by their codes."""
    return {topic.code: topic.name for topic in topics(area_id)}


def things_to_download(area_id: int, viewer: Actor) -> list[tuple[Need | Offer, str]]:
    """Return the needs and offers of an area that the viewer runs, each with its visibility there; raise Missing otherwise."""
    if area_id not in viewer.places(Scope.AREA, Role.OFFICER, Role.COORDINATOR):
        raise Missing
    every: list[Need | Offer] = [*area_needs(area_id, viewer, Wanted()), *area_offers(area_id, viewer, Wanted())]
    return [(thing, next((share.visibility for share in thing.shares.all() if share.area_id == area_id), "")) for thing in every]
