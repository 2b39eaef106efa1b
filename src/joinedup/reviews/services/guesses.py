"""A co-ordinator writes down a guess of what a partner gains, pays and risks: kept apart from what the partner says itself."""

from collections.abc import Mapping

from django.db import transaction
from django.utils.translation import gettext as _

from joinedup.audit import services as audit
from joinedup.core import clock, school_year
from joinedup.core.actors import SYSTEM, Actor
from joinedup.core.pupils import refuse_pupils
from joinedup.core.refusals import require
from joinedup.core.versions import save_version
from joinedup.directory.models import Organisation
from joinedup.partnerships.models import Partnership
from joinedup.reviews import choices, policies, queries
from joinedup.reviews.models import Guess, GuessedSize


@transaction.atomic
def guess_weigh_up(
    *, partnership: Partnership, organisation: Organisation, sizes: Mapping[str, int], because: str = "", expected: int, by: Actor
) -> Guess | None:
    """Write down this school year's guess about a partner; with nothing in it, it is deleted. It never becomes the partner's answer."""
    words = _("Only who organises the partnership and works for none of its partners guesses for them.")
    require(policies.may_guess(by, partnership), words)
    member = any(row.organisation_id == organisation.pk for row in queries.partners_reading(partnership, but=0))
    require(member, _("Only for partners of this partnership."))
    known = {item.code for item in choices.ITEMS}
    for code, size in sizes.items():
        require(code in known, _("Choose one of the things on this page."))
        require(size in choices.Size.values, _("Choose how large it is."), field=code)
    refuse_pupils(because, field="because")
    about = {"partnership": partnership, "organisation": organisation, "year": school_year.year_of(clock.today())}
    if not sizes and not because.strip():
        _forget_one(Guess.objects.filter(**about).first(), by)
        return None
    guess, made = Guess.objects.get_or_create(**about, defaults={"guessed_by": by.name[:160]})
    guess.because, guess.guessed_at, guess.guessed_by = because.strip(), clock.now(), by.name[:160]
    save_version(guess, expected=guess.version if made else expected, fields=["because", "guessed_at", "guessed_by"])
    guess.sizes.all().delete()
    GuessedSize.objects.bulk_create(GuessedSize(guess=guess, code=code, size=size) for code, size in sizes.items())
    _record(guess, "weigh_up.guessed", by)
    return guess


def forget_guesses() -> int:
    """Delete the guesses that are kept no longer; return how many."""
    due = list(queries.guesses_over_day(clock.today()))
    with transaction.atomic():
        for guess in due:
            _forget_one(guess, SYSTEM)
    return len(due)


def _forget_one(guess: Guess | None, by: Actor) -> None:
    if guess is not None:
        _record(guess, "weigh_up.guess_deleted", by)
        guess.delete()


def _record(guess: Guess, verb: str, by: Actor) -> None:
    facts: dict[str, audit.Fact] = {"organisation": guess.organisation.public_id, "partnership": guess.partnership.public_id}
    audit.record(by=by, verb=verb, about=guess.subject, area_id=guess.partnership.area_id, facts=facts)
