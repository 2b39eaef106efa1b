"""An organisation weighs up for itself: started, said part by part, concluded, deleted when its day has come."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from joinedup.accounts.services import links
from joinedup.audit import services as audit
from joinedup.core import clock, school_year
from joinedup.core.actors import SYSTEM, Actor
from joinedup.core.pupils import refuse_pupils
from joinedup.core.refusals import require, require_found
from joinedup.core.versions import save_version
from joinedup.directory.models import Organisation
from joinedup.notices import services as notices
from joinedup.reviews import choices, policies, queries
from joinedup.reviews.models import Weight, WeighUp

MOST_OWN = 8  # things that an organisation adds to one side


@dataclass(frozen=True, slots=True)
class WeightDetails:
    """What is said of one thing; without a size it is not weighed. `own_words` name what the organisation adds itself."""

    size: int | None
    likely: int | None = None
    who: str = ""
    note: str = ""
    own_words: str = ""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the organisation makes of it, why, and what its board is asked to decide."""

    conclusion: str
    because: str = ""
    board_decides: str = ""


@transaction.atomic
def start_weigh_up(*, organisation: Organisation, about: queries.About, by: Actor) -> WeighUp:
    """Begin this school year's weigh-up of a thing, or return the one that was begun; what was said of an introduction goes along."""
    check_own(organisation.pk, by)
    area_id = require_found(by.area_id)
    require(bool(about.title.strip()), _("Say what you weigh up."), field="title")
    refuse_pupils(about.title, field="title")
    year = school_year.year_of(clock.today())
    here = WeighUp.objects.filter(organisation=organisation, area_id=area_id)
    if about.partnership is not None:
        before = here.filter(partnership=None, introduction__in=queries.became(about.partnership, by)).order_by("pk")
        taken = here.filter(partnership=about.partnership, year__in=before.values("year")).exists()
        if not taken:
            before.update(partnership=about.partnership, introduction="", title=about.title)
    same = {"partnership": about.partnership, "introduction": about.introduction}
    if about.partnership is None and not about.introduction:
        same["title"] = about.title.strip()[:160]
    if begun := here.filter(year=year, **same).first():
        return begun
    weigh_up = WeighUp.objects.create(
        area_id=area_id,
        organisation=organisation,
        partnership=about.partnership,
        introduction=about.introduction,
        title=about.title.strip()[:160],
        year=year,
        said_by=by.name[:160],
        delete_after=school_year.last_day(year + choices.KEEP_YEARS),
    )
    record(weigh_up, "weigh_up.started", by)
    return weigh_up


@transaction.atomic
def weigh_side(*, weigh_up: WeighUp, side: str, said: Mapping[str, WeightDetails], expected: int, by: Actor) -> None:
    """Write down what is said of one side; what no size is said of is not weighed. Shared things stay shared as they are now said."""
    check_keeps(weigh_up, by)
    _check_present(weigh_up)
    side = choices.Side(side).value
    known = {item.code for item in choices.items_of(side)}
    own = [code for code in said if code not in known]
    require(all(code.startswith(f"{choices.OWN}-{side[0]}-") for code in own), _("Choose one of the things on this page."))
    require(len(own) <= MOST_OWN, _("Add at most %(n)d things of your own to one part.") % {"n": MOST_OWN})
    for code, one in said.items():
        _check(code, one, is_own=code not in known)
    if weigh_up.pk is None and all(one.size is None for one in said.values()):
        return
    _begin(weigh_up, by)
    _touch(weigh_up, expected, by)
    for code, one in said.items():
        if one.size is None:
            weigh_up.weights.filter(code=code).delete()
            continue
        facts = {"size": one.size, "likely": one.likely, "who": one.who, "note": one.note, "own_words": one.own_words, "side": side}
        Weight.objects.update_or_create(weigh_up=weigh_up, code=code, defaults={**facts, "said_at": clock.now(), "said_by": by.name[:160]})
    record(weigh_up, "weigh_up.weighed", by, side=side, n_weighed=weigh_up.weights.filter(side=side).count())


@transaction.atomic
def conclude_weigh_up(*, weigh_up: WeighUp, verdict: Verdict, expected: int, by: Actor) -> None:
    """Say what the organisation makes of it, and what its board is asked to decide."""
    check_keeps(weigh_up, by)
    _check_present(weigh_up)
    require(verdict.conclusion in choices.Conclusion.values, _("Choose what you make of it."), field="conclusion")
    for field in ("because", "board_decides"):
        refuse_pupils(getattr(verdict, field), field=field)
    needs_reason = verdict.conclusion == choices.Conclusion.IF and not verdict.because.strip()
    require(not needs_reason, _("Say what has to change first."), field="because")
    _begin(weigh_up, by)
    weigh_up.conclusion, weigh_up.because, weigh_up.board_decides = verdict.conclusion, verdict.because, verdict.board_decides
    _touch(weigh_up, expected, by, "conclusion", "because", "board_decides")
    record(weigh_up, "weigh_up.concluded", by)


@transaction.atomic
def delete_weigh_up(*, weigh_up: WeighUp, by: Actor) -> None:
    """Delete a weigh-up with all that was said; mailed links to it open nothing any more."""
    check_keeps(weigh_up, by)
    _forget([weigh_up], by)


def forget_weigh_ups(on: date | None = None) -> int:
    """Delete the weigh-ups whose day has come; return how many."""
    due = list(queries.over_day(on or clock.today()))
    with transaction.atomic():
        _forget(due, SYSTEM)
    return len(due)


def check_own(organisation_id: int, by: Actor) -> None:
    """Refuse whoever does not lead the organisation in person."""
    require(policies.may_weigh_up(by, organisation_id), _("Only who leads the organisation weighs up for it, and nobody on its behalf."))


def check_keeps(weigh_up: WeighUp, by: Actor) -> None:
    """Refuse whoever is neither the organisation's lead in person nor the holder of the link with which it was begun."""
    words = _("Only who leads the organisation weighs up for it, and nobody on its behalf.")
    require(policies.may_keep_weigh_up(by, weigh_up), words)


def record(weigh_up: WeighUp, verb: str, by: Actor, **facts: audit.Fact) -> None:
    """Write into the record what was done, never what was said."""
    audit.record(by=by, verb=verb, about=weigh_up.subject, area_id=weigh_up.area_id, facts=facts)


def _begin(weigh_up: WeighUp, by: Actor) -> None:
    """Keep what is weighed up by a mailed link once the first words are said; opening the link keeps nothing."""
    if weigh_up.pk is not None:
        return
    assert weigh_up.ask is not None
    ask = queries.locked(weigh_up.ask)
    require(ask.taken_back_at is None, _("This question was taken back. Ask whoever sent it to you."))
    same = WeighUp.objects.filter(organisation=weigh_up.organisation, partnership=weigh_up.partnership, year=weigh_up.year)
    require(not same.exists(), _("This was begun meanwhile. Open the link again to see it."))
    weigh_up.said_by = by.name[:160]
    weigh_up.save()
    record(weigh_up, "weigh_up.started", by, ask=ask.public_id)


def _check_present(weigh_up: WeighUp) -> None:
    is_past = weigh_up.year != school_year.year_of(clock.today())
    words = _("This was weighed up in %(year)s and stays as it was. Weigh it up again for this school year.")
    require(not is_past, words % {"year": school_year.label(weigh_up.year)})


def _check(code: str, one: WeightDetails, *, is_own: bool) -> None:
    for name in ("own_words", "who", "note"):
        refuse_pupils(getattr(one, name), field=f"{code}_{name}")
    if is_own and one.size is not None:
        require(bool(one.own_words.strip()), _("Name what you add."), field=f"{code}_own_words")
    require(one.size is None or one.size in choices.Size.values, _("Choose how large it is."), field=f"{code}_size")
    told = one.own_words or one.who or one.note or one.likely is not None
    require(one.size is not None or not told, _("Choose how large it is, or leave the rest of it empty."), field=f"{code}_size")
    require(one.likely is None or one.likely in choices.Likely.values, _("Choose how likely it is."), field=f"{code}_likely")


def _touch(weigh_up: WeighUp, expected: int, by: Actor, *fields: str) -> None:
    weigh_up.said_at, weigh_up.said_by = clock.now(), by.name[:160]
    save_version(weigh_up, expected=expected, fields=[*fields, "said_at", "said_by"])


def _forget(rows: Sequence[WeighUp], by: Actor) -> None:
    for row in rows:
        for reader in queries.readers_of(row):
            links.revoke_links(subject=reader.subject, by=by)
        notices.stop_about(row.subject, by=by)
        record(row, "weigh_up.deleted", by)
        row.delete()
