"""Send a newsletter in the hours in which its readers work, and stop what has not left."""

from collections.abc import Mapping, Sequence

from django.db import transaction
from django.utils.translation import gettext as _

from joinedup.accounts import queries as accounts
from joinedup.accounts.services import links, mail_choices
from joinedup.core import clock
from joinedup.core.actors import Actor
from joinedup.core.refusals import require
from joinedup.core.versions import save_version
from joinedup.jobs import services as jobs
from joinedup.news import choices, policies, queries
from joinedup.news.models import Newsletter, Recipient
from joinedup.news.services.drafting import editable, record
from joinedup.notices import services as notices
from joinedup.notices.choices import State as Leaving
from joinedup.ui import filters

POST_TASK = "news.post"


@transaction.atomic
def choose_readers(*, newsletter: Newsletter, chosen: queries.Chosen, expected: int, by: Actor) -> None:
    """Keep to whom a newsletter goes; who that is, is computed when it goes."""
    newsletter = editable(newsletter, by)
    require(bool(chosen.kinds or chosen.lists or chosen.typed.strip()), _("Choose at least one kind of reader, or type an address."))
    newsletter.readers = chosen.plain()
    save_version(newsletter, expected=expected, fields=["readers"])
    record(newsletter, "readers_chosen", by)


@transaction.atomic
def send_newsletter(*, newsletter: Newsletter, expected: int, by: Actor) -> int:
    """Send a newsletter to its readers of today; return how many. It goes in working hours and can be stopped until then.

    `expected` is the version that `by` has seen: what was changed since is looked at before it goes.
    """
    newsletter = editable(newsletter, by)
    seen_it_all = newsletter.version == expected
    require(seen_it_all, _("Somebody changed this newsletter after you saw it. Check it again as it stands now, then send it."))
    told = [row for row in queries.paragraphs_of(newsletter) if not row.is_left_out]
    require(bool(told), _("There is nothing in it yet. Add a paragraph."))
    readers = queries.readers_of(newsletter, by).readers
    require(bool(readers), _("Nobody would get it. Choose its readers."))
    newsletter.state, newsletter.sent_at, newsletter.number = choices.State.SENT, clock.now(), newsletter.number + 1
    newsletter.save(update_fields=["state", "sent_at", "number"])
    newsletter.recipients.all().delete()
    rows = [Recipient(newsletter=newsletter, address=one.address, name=one.name[:160], why=one.why[:200]) for one in readers]
    Recipient.objects.bulk_create(rows)
    record(newsletter, "sent", by, n_readers=len(rows))
    if len(rows) <= choices.AT_ONCE:
        post_mails(newsletter=newsletter, number=newsletter.number, by=by)
    else:
        title = _("Newsletter: %(title)s") % {"title": newsletter.title}
        params: dict[str, jobs.JSON] = {"newsletter": newsletter.public_id, "number": newsletter.number}
        jobs.start(POST_TASK, by=by, about=newsletter.subject, area_id=newsletter.area_id, title=title, **params)
    return len(rows)


def post_mails(*, newsletter: Newsletter, number: int, by: Actor) -> int:
    """Put the mails of a sent newsletter into the outbox, each once however often this is called; return how many.

    `number` says which sending is meant: after a stop, nothing more of it is posted.
    """
    require(policies.may_write_newsletter(by, newsletter), _("Only its organisers send a newsletter."))
    posted: list[int] = []
    while some := _post_some(newsletter, number, posted[-1] if posted else 0, by):
        posted += some
    return len(posted)


@transaction.atomic
def _post_some(newsletter: Newsletter, number: int, after: int, by: Actor) -> list[int]:
    newsletter = queries.locked(newsletter)
    if newsletter.state != choices.State.SENT or newsletter.number != number:
        return []
    rows = newsletter.recipients.filter(pk__gt=after).order_by("pk")[: choices.AT_A_TIME]
    sections = queries.sections_of(queries.paragraphs_of(newsletter))
    told = [{"heading": one.heading, "texts": [row.text for row in one.paragraphs]} for one in sections]
    for row in rows:
        _post(newsletter, row, told, by)
    return [row.pk for row in rows]


def _post(newsletter: Newsletter, row: Recipient, told: Sequence[Mapping[str, object]], by: Actor) -> None:
    area = newsletter.area
    if not accounts.wants_mail(area_id=area.pk, address=row.address, kind=choices.MAIL_KIND):
        return
    giver = by.within(area_id=area.pk, area_slug=area.slug)
    read = links.give_link(
        purpose=choices.READ_PURPOSE,
        subject=newsletter.subject,
        address=row.address,
        days=choices.LINK_DAYS,
        by=giver,
        name=row.name,
        title=newsletter.title,
        ask=area.reply_to or area.name,
    )
    mail = notices.Mail(
        key=f"newsletter.sent:{newsletter.public_id}:{newsletter.number}:{row.address}"[:200],
        to=row.address,
        template="news/mail/newsletter",
        context={
            "title": newsletter.title,
            "whose": newsletter.partnership.name if newsletter.partnership else area.name,
            "sections": told,
            "action_url": read,
            "action_text": _("Read it as a page"),
        },
        sender_name=area.name,
        reply_to=by.email or area.reply_to,
        about=newsletter.subject,
        area_id=area.pk,
        when=notices.Urgency.WORKING_HOURS,
        unsubscribe_url=mail_choices.unsubscribe_url(area=area, address=row.address, kind=choices.MAIL_KIND, by=giver),
        is_machine=False,
        is_news=True,
    )
    notices.post(mail, by=by)


@transaction.atomic
def stop_newsletter(*, newsletter: Newsletter, by: Actor) -> str:
    """Stop the mails that have not left, and open the newsletter again if none has; return what became of it, in a sentence."""
    newsletter = queries.locked(newsletter)
    require(policies.may_write_newsletter(by, newsletter), _("Only its organisers stop a newsletter."))
    require(newsletter.state == choices.State.SENT, _("This newsletter is not on its way."))
    n_stopped = notices.stop_about(newsletter.subject, by=by)
    n_left = sum(1 for line in queries.mails_of(newsletter) if line.sent_at is not None or line.state == Leaving.SENDING)
    require(bool(n_stopped) or not n_left, _("All its mails have left already, so it cannot be stopped."))
    record(newsletter, "stopped", by, n_stopped=n_stopped)
    if n_left:
        newsletter.number += 1  # what is still posting the mails ends
        newsletter.save(update_fields=["number"])
        return _("Mails that had left already: %(n)s. The others are stopped.") % {"n": filters.number(n_left)}
    newsletter.state, newsletter.sent_at = choices.State.DRAFT, None
    newsletter.save(update_fields=["state", "sent_at"])
    newsletter.recipients.all().delete()
    links.revoke_links(subject=newsletter.subject, by=by)
    return _("Stopped. No mail has left; you can change it and send it again.")
