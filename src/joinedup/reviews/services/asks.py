"""Who runs a partnership asks partners to weigh it up for themselves: each head gets a link, by which only that head comes back."""

from collections.abc import Collection

from django.db import transaction
from django.utils.translation import gettext as _

from joinedup.accounts.models import User
from joinedup.accounts.services import letters, links
from joinedup.audit import services as audit
from joinedup.core import clock, school_year
from joinedup.core.actors import SYSTEM, Actor
from joinedup.core.refusals import require
from joinedup.core.versions import save_version
from joinedup.directory import queries as directory
from joinedup.notices import services as notices
from joinedup.partnerships.models import Partnership
from joinedup.reviews import choices, policies, queries
from joinedup.reviews.models import WeighAsk


@transaction.atomic
def ask_to_weigh_up(*, partnership: Partnership, organisations: Collection[str], by: Actor) -> int:
    """Mail a link to who leads each of these partners (public ids); who was asked this year is not asked again. Return the mails."""
    _check_may(partnership, by)
    queries.locked(partnership)
    lines = [line for line in queries.ask_lines(partnership, by) if line.organisation.public_id in organisations]
    require(bool(lines), _("Tick whom you ask."), field="organisations")
    n_mails = 0
    for line in lines:
        if line.ask is not None:
            continue
        words = _("Nobody is known who leads %(name)s and has a mailbox of their own. Add one first.")
        require(line.contact is not None, words % {"name": line.organisation.name}, field="organisations")
        assert line.contact is not None
        _mail(_asked_anew(partnership, line.organisation.pk, line.contact, by), by)
        n_mails += 1
    return n_mails


@transaction.atomic
def take_back_weigh_ask(*, ask: WeighAsk, by: Actor) -> None:
    """Take back the question: its link opens nothing any more. What was weighed up stays the partner's own."""
    _check_may(ask.partnership, by)
    ask.taken_back_at = clock.now()
    save_version(ask, expected=ask.version, fields=["taken_back_at"])
    notices.stop_about(ask.subject, by=by)
    links.revoke_links(subject=ask.subject, by=by)
    _record(ask, "weigh_up.ask_taken_back", by)


def forget_asks() -> int:
    """Delete the asks that are kept no longer, with the addresses in them; return how many."""
    due = list(queries.asks_over_day(clock.today()))
    with transaction.atomic():
        for ask in due:
            links.revoke_links(subject=ask.subject, by=SYSTEM)
            _record(ask, "weigh_up.ask_deleted", SYSTEM)
            ask.delete()
    return len(due)


def _check_may(partnership: Partnership, by: Actor) -> None:
    words = _("Only who organises a partnership that is formed asks its partners to weigh it up.")
    require(policies.may_ask_to_weigh_up(by, partnership), words)


def _asked_anew(partnership: Partnership, organisation_id: int, contact: directory.Contact, by: Actor) -> WeighAsk:
    """Return this year's ask of this mailbox: the one that was taken back, so that what was begun by it is found again, or a new one."""
    asker = User.objects.filter(pk=by.user_id or 0).first()
    facts = {"person_name": contact.name[:120], "asker": asker, "asked_by": by.name[:160], "asked_at": clock.now(), "taken_back_at": None}
    ask, _made = WeighAsk.objects.update_or_create(
        partnership=partnership,
        organisation_id=organisation_id,
        year=school_year.year_of(clock.today()),
        address=contact.email.strip().lower(),
        defaults=facts,
    )
    _record(ask, "weigh_up.asked", by)
    return ask


def _mail(ask: WeighAsk, by: Actor) -> None:
    area = ask.partnership.area
    facts: dict[str, object] = {
        "organisation": ask.organisation.name,
        "partnership": ask.partnership.name,
        "asker": ask.asked_by,
        "action_text": _("Weigh it up for ourselves"),
        "why": _("You get this because you lead %(organisation)s, which is a partner in %(partnership)s.")
        % {"organisation": ask.organisation.name, "partnership": ask.partnership.name},
    }
    key = f"reviews.weigh_ask:{ask.public_id}:{ask.asked_at.isoformat()}"
    letter = letters.Letter("reviews/mail/weigh_ask", key, ask.address, ask.person_name, ask.subject)
    title = _("Is it worth it for you? %(partnership)s") % {"partnership": ask.partnership.name}
    link = letters.LinkFor(choices.ASK_PURPOSE, ask.subject, choices.ASK_DAYS, title)
    letters.post(letter, link, area=area, by=by, facts=facts)


def _record(ask: WeighAsk, verb: str, by: Actor) -> None:
    facts: dict[str, audit.Fact] = {"organisation": ask.organisation.public_id, "partnership": ask.partnership.public_id}
    audit.record(by=by, verb=verb, about=ask.subject, area_id=ask.partnership.area_id, facts=facts)
