"""Begin a newsletter with what really happened in a stretch of days."""

from datetime import date

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from joinedup.audit import services as audit
from joinedup.core import clock
from joinedup.core.actors import Actor
from joinedup.core.pupils import refuse_pupils
from joinedup.core.refusals import require
from joinedup.news import choices, policies, queries
from joinedup.news.models import Newsletter, Paragraph


@transaction.atomic
def draft_newsletter(*, scope: queries.Scope, title: str, first: date, last: date, by: Actor) -> Newsletter:
    """Begin a newsletter and put into it what happened from the first to the last day; nobody is told yet."""
    require(policies.may_write_for(by, scope.area.pk, scope.partnership), _("Only its organisers write a newsletter."))
    require(first <= last, _("The last day is before the first."), field="until_on")
    require(first <= clock.today(), _("The first day is still to come: a newsletter tells what happened. Check the year."), field="from_on")
    require(
        (clock.today() - first).days <= choices.OLDEST_DAYS, _("The first day is more than two years ago: check the year."), field="from_on"
    )
    require((last - first).days <= 400, _("Choose at most a year."), field="from_on")
    tidy = " ".join(refuse_pupils(title, field="title").split())
    require(bool(tidy), _("Enter a title."), field="title")
    before = queries.last_sent(scope.area.pk, scope.partnership)
    newsletter = Newsletter.objects.create(
        area=scope.area,
        partnership=scope.partnership,
        title=tidy,
        from_on=first,
        until_on=last,
        readers=before.readers if before else {},
        written_by=by.name,
    )
    _fill(newsletter, position=0)
    record(newsletter, "drafted", by, n_paragraphs=newsletter.paragraphs.count())
    return newsletter


@transaction.atomic
def draft_again(*, newsletter: Newsletter, by: Actor) -> int:
    """Add what has happened since the draft was begun; what was changed or left out stays as it is. Return how many were added."""
    newsletter = editable(newsletter, by)
    rows = queries.paragraphs_of(newsletter)
    n_added = _fill(newsletter, position=max((row.position for row in rows), default=-1) + 1, known={row.source for row in rows})
    if n_added:
        raise_version(newsletter)
    record(newsletter, "drafted", by, n_paragraphs=n_added)
    return n_added


@transaction.atomic
def remove_draft(*, newsletter: Newsletter, by: Actor) -> None:
    """Throw a draft away."""
    newsletter = editable(newsletter, by)
    require(not newsletter.number, _("This newsletter was sent before, so it stays."))
    record(newsletter, "removed", by)
    newsletter.delete()


def editable(newsletter: Newsletter, by: Actor) -> Newsletter:
    """Return the present row, locked, if `by` may change it and it is a draft."""
    newsletter = queries.locked(newsletter)
    require(policies.may_write_newsletter(by, newsletter), _("Only its organisers write a newsletter."))
    require(newsletter.state == choices.State.DRAFT, _("This newsletter has been sent. Stop it first to change it."))
    return newsletter


def raise_version(newsletter: Newsletter) -> None:
    """Let whoever looked at this draft before see that it says something else now."""
    Newsletter.objects.filter(pk=newsletter.pk).update(version=F("version") + 1)


def record(newsletter: Newsletter, what: str, by: Actor, **facts: int) -> None:
    """Write into the record what was done with a newsletter; never a word of it."""
    audit.record(by=by, verb=f"newsletter.{what}", about=newsletter.subject, area_id=newsletter.area_id, facts=facts)


def _fill(newsletter: Newsletter, *, position: int, known: frozenset[str] | set[str] = frozenset()) -> int:
    scope = queries.Scope(newsletter.area, newsletter.partnership)
    found = [one for one in queries.happenings(scope, newsletter.from_on, newsletter.until_on) if one.source not in known]
    rows = [
        Paragraph(
            newsletter=newsletter,
            kind=one.kind,
            heading=str(one.kind.label),
            text=one.text,
            position=position + place,
            source=one.source,
        )
        for place, one in enumerate(found[: choices.MOST_PARAGRAPHS])
    ]
    Paragraph.objects.bulk_create(rows)
    return len(rows)
