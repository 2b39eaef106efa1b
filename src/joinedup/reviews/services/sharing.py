"""What an organisation shares of its weigh-up with its partners, item by item or whole; taken back; what partners say to it."""

from collections.abc import Collection

from django.db import transaction
from django.utils.translation import gettext as _

from joinedup.accounts.services import links
from joinedup.core import clock
from joinedup.core.actors import Actor
from joinedup.core.pupils import refuse_pupils
from joinedup.core.refusals import require
from joinedup.core.versions import save_version
from joinedup.directory import queries as directory
from joinedup.directory.models import Organisation
from joinedup.notices import services as notices
from joinedup.partnerships.choices import PartnershipState
from joinedup.reviews import choices, policies, queries
from joinedup.reviews.models import Reader, WeighUp
from joinedup.reviews.services.weigh_ups import check_keeps, record


@transaction.atomic
def share_weigh_up(
    *, weigh_up: WeighUp, how: str, codes: Collection[str] = (), only_for: Collection[str] | None = None, expected: int, by: Actor
) -> int:
    """Share all, some things or nothing; who was not told yet gets a mail with a link. Taking back closes the links. Return the mails.

    `only_for` are public ids of partners, and `choices.ORGANISERS` for who organises the partnership or asked; None is for all of them.
    """
    check_keeps(weigh_up, by)
    require(weigh_up.pk is not None, _("Weigh something up first: there is nothing to share yet."), field="how")
    how = choices.HowShared(how).value
    formed = weigh_up.partnership is not None and weigh_up.partnership.state != PartnershipState.SETTING_UP
    words = _("There is nobody to share it with yet: this is shared with the partners of a partnership, once it is formed.")
    require(how == choices.HowShared.NOTHING or formed, words, field="how")
    chosen = weigh_up.weights.filter(code__in=codes)
    require(how != choices.HowShared.SOME or chosen.exists(), _("Tick what the partners may read."), field="codes")
    chosen_partners = _partners_named(weigh_up, only_for) if only_for is not None and formed else []
    if how != choices.HowShared.NOTHING and only_for is not None:
        require(bool(chosen_partners) or choices.ORGANISERS in only_for, _("Tick who may read it."), field="only_for")
    weigh_up.is_shared = how == choices.HowShared.ALL
    weigh_up.is_for_chosen = only_for is not None and how != choices.HowShared.NOTHING
    weigh_up.is_for_organisers = not weigh_up.is_for_chosen or choices.ORGANISERS in (only_for or ())
    save_version(weigh_up, expected=expected, fields=["is_shared", "is_for_chosen", "is_for_organisers"])
    weigh_up.shown_to.set(chosen_partners if weigh_up.is_for_chosen else [])
    weigh_up.weights.update(is_shared=False)
    if how == choices.HowShared.SOME:
        chosen.update(is_shared=True)
    if how == choices.HowShared.NOTHING:
        _close(weigh_up, by)
        record(weigh_up, "weigh_up.taken_back", by)
        return 0
    _close(weigh_up, by)
    n_mails = _tell_partners(weigh_up, by)
    record(
        weigh_up, "weigh_up.shared", by, whole=weigh_up.is_shared, n_items=weigh_up.weights.filter(is_shared=True).count(), n_mails=n_mails
    )
    return n_mails


@transaction.atomic
def answer_weigh_up(*, reader: Reader, says: str, words: str = "", by: Actor) -> None:
    """Say something back to what a partner shared; it can be said anew while it is shared."""
    require(policies.may_answer_weigh_up(by, reader), _("Only who leads this partner, or whoever was mailed, may answer."))
    weigh_up = queries.locked(reader.weigh_up)
    shared = weigh_up.is_shared or weigh_up.weights.filter(is_shared=True).exists()
    shared = shared and queries.is_for(weigh_up, reader.organisation_id)
    require(shared, _("This has been taken back, so there is nothing to answer."))
    require(says in choices.Says.values, _("Choose what you say."), field="says")
    refuse_pupils(words, field="words")
    reader.says, reader.words, reader.said_at, reader.said_by = says, words.strip(), clock.now(), by.name[:160]
    save_version(reader, expected=reader.version, fields=["says", "words", "said_at", "said_by"])
    record(weigh_up, "weigh_up.answered", by, organisation=reader.organisation.public_id)


def _partners_named(weigh_up: WeighUp, public_ids: Collection[str]) -> list[Organisation]:
    assert weigh_up.partnership is not None
    rows = queries.partners_reading(weigh_up.partnership, but=weigh_up.organisation_id)
    return [row.organisation for row in rows if row.organisation.public_id in public_ids]


def _close(weigh_up: WeighUp, by: Actor) -> None:
    """Close the links of the partners for whom nothing is shared any more, and stop their mails."""
    is_open = weigh_up.is_shared or weigh_up.weights.filter(is_shared=True).exists()
    for reader in queries.readers_of(weigh_up):
        if is_open and queries.is_for(weigh_up, reader.organisation_id):
            continue
        notices.stop_about(weigh_up.subject, by=by, starting=_key(reader))
        links.revoke_links(subject=reader.subject, by=by)
        if not reader.says:
            reader.delete()


def _key(reader: Reader) -> str:
    return f"reviews.shared:{reader.public_id}:"


def _tell_partners(weigh_up: WeighUp, by: Actor) -> int:
    """Mail the partners that were not told, or whose link was closed, each with a link of their own."""
    assert weigh_up.partnership is not None
    told = {row.organisation_id for row in weigh_up.readers.filter(says="")}
    partners = queries.partners_reading(weigh_up.partnership, but=weigh_up.organisation_id)
    wanted = [row.organisation for row in partners if row.organisation_id not in told and queries.is_for(weigh_up, row.organisation_id)]
    contacts = directory.people_to_ask_of([row.pk for row in wanted], area_id=weigh_up.area_id, kind_of_ask="introductions")
    n_mails = 0
    for organisation in wanted:
        reader, _made = Reader.objects.get_or_create(weigh_up=weigh_up, organisation=organisation)
        for contact in contacts.get(organisation.pk, [])[:1]:
            _mail(reader, contact, by)
            n_mails += 1
    return n_mails


def _mail(reader: Reader, contact: directory.Contact, by: Actor) -> None:
    weigh_up, area = reader.weigh_up, reader.weigh_up.area
    title = _("%(name)s shares what it weighed up") % {"name": weigh_up.organisation.name}
    url = links.give_link(
        purpose=choices.LINK_PURPOSE,
        subject=reader.subject,
        address=contact.email,
        days=choices.LINK_DAYS,
        by=by.within(area_id=area.pk, area_slug=area.slug),
        name=contact.name,
        title=title,
    )
    facts: dict[str, object] = {
        "host": area.name,
        "name": contact.name,
        "organisation": reader.organisation.name,
        "sharer": weigh_up.organisation.name,
        "partnership": weigh_up.title,
        "action_url": url,
        "action_text": _("Read it and say something back"),
        "why": _("You get this because %(organisation)s is a partner in %(partnership)s.")
        % {"organisation": reader.organisation.name, "partnership": weigh_up.title},
    }
    mail = notices.Mail(
        key=f"{_key(reader)}{weigh_up.version}",
        to=contact.email,
        template="reviews/mail/shared_weigh_up",
        context=facts,
        about=weigh_up.subject,
        area_id=area.pk,
        sender_name=area.name,
        reply_to=area.reply_to,
        when=notices.Urgency.WORKING_HOURS,
    )
    notices.post(mail, by=by)
