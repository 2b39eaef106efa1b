"""One partner is asked per step, by a link; it says yes, not us, or whom to ask."""

from collections.abc import Collection
from dataclasses import dataclass, field

from django.db import transaction
from django.utils.translation import gettext as _

from joinedup.accounts.services import letters
from joinedup.beginnings import choices, policies, queries
from joinedup.beginnings.models import Step, StepAsk, Strength
from joinedup.beginnings.services.activities import check_open, record
from joinedup.core import clock
from joinedup.core.actors import Actor
from joinedup.core.pupils import refuse_pupils
from joinedup.core.refusals import require
from joinedup.core.versions import save_version
from joinedup.directory import queries as directory
from joinedup.directory.models import Organisation
from joinedup.notices import services as notices


@dataclass(frozen=True, slots=True)
class StepReply:
    """What a partner says to a step: yes, not us, or whom to ask; and which other steps it does well, too."""

    says: str
    words: str = ""
    suggests: str = ""
    also: Collection[Step] = field(default_factory=tuple)


@transaction.atomic
def ask_partner(*, step: Step, organisation: Organisation, why: str = "", by: Actor) -> StepAsk:
    """Ask one partner for a step, by mail with a link; nobody else is asked for it until it has answered."""
    step = queries.locked_step(step)
    check_open(step.activity, by)
    require(organisation in queries.organisations_to_ask(step.activity), _("Choose one of the partners."), field="organisation")
    standing = step.asks.filter(says__in=choices.STANDING).select_related("organisation").first()
    words = _("%(name)s is asked for this step already. Take that back first.")
    require(standing is None, words % {"name": standing.organisation.name if standing else ""})
    refuse_pupils(why, field="why")
    contact = directory.person_to_ask(organisation, area_id=step.activity.area_id)
    words = _("Nobody at %(name)s has an e-mail address that we may use. Add one first.")
    require(contact is not None, words % {"name": organisation.name}, field="organisation")
    assert contact is not None
    ask = StepAsk.objects.create(
        step=step, organisation=organisation, person_name=contact.name[:120], address=contact.email, why=why.strip()[:300]
    )
    _mail(ask, by)
    record(step.activity, "activity.partner_asked", by, organisation=organisation.public_id, ask=ask.public_id)
    return ask


@transaction.atomic
def remind_partner(*, ask: StepAsk, by: Actor) -> None:
    """Remind the partner that has not answered, at most once a day; what had not left takes no place beside it."""
    step = queries.locked_step(ask.step)
    check_open(step.activity, by)
    ask.refresh_from_db()
    require(ask.says == choices.Says.WAITING, _("This was answered, so there is nothing to remind of."))
    require(ask.is_to_remind, _("%(name)s was written to today. Remind them another day, or ring them.") % {"name": ask.organisation.name})
    ask.reminded_on = clock.today()
    save_version(ask, expected=ask.version, fields=["reminded_on"])
    notices.stop_about(ask.subject, by=by)
    _mail(ask, by)
    record(step.activity, "activity.partner_reminded", by, ask=ask.public_id)


@transaction.atomic
def take_back_ask(*, ask: StepAsk, by: Actor) -> None:
    """Take back what a partner was asked, or its yes, so that another can be asked; its link shows that."""
    check_open(ask.step.activity, by)
    require(ask.says in choices.STANDING, _("This was answered with a no, so there is nothing to take back."))
    ask.says, ask.said_at, ask.said_by = choices.Says.TAKEN_BACK.value, clock.now(), by.name[:160]
    save_version(ask, expected=ask.version, fields=["says", "said_at", "said_by"])
    notices.stop_about(ask.subject, by=by)
    record(ask.step.activity, "activity.ask_taken_back", by, ask=ask.public_id)


@transaction.atomic
def answer_step(*, ask: StepAsk, reply: StepReply, by: Actor) -> None:
    """Answer for a partner; the answer can be changed until the table is finished, or another was asked meanwhile."""
    require(policies.may_answer_step(by, ask), _("Only whoever answers for this partner may say that."))
    step = queries.locked_step(ask.step)
    require(step.activity.finished_on is None, _("The table is finished. Ask the organisers if something has changed."))
    require(ask.says != choices.Says.TAKEN_BACK, _("This question was taken back."))
    says = choices.Says(reply.says)
    require(says in {choices.Says.YES, choices.Says.NOT_US, choices.Says.OTHER}, _("Choose one of the answers."), field="says")
    require(says != choices.Says.OTHER or bool(reply.suggests.strip()), _("Say whom to ask."), field="suggests")
    for name in ("words", "suggests"):
        refuse_pupils(getattr(reply, name), field=name)
    others = step.asks.filter(says__in=choices.STANDING).exclude(pk=ask.pk).exists()
    require(not (says == choices.Says.YES and others), _("Somebody else has been asked since. Write to the organisers."))
    ask.says, ask.words, ask.suggests = says.value, reply.words.strip(), reply.suggests.strip() if says == choices.Says.OTHER else ""
    ask.said_at, ask.said_by = clock.now(), by.name[:160]
    save_version(ask, expected=ask.version, fields=["says", "words", "suggests", "said_at", "said_by"])
    open_now = {row.pk for row in queries.other_steps(ask)}
    for also in reply.also:
        require(also.pk in open_now, _("Choose from the other steps of this activity."), field="also")
        said = {"said_by": by.name[:160], "is_on_behalf": False}
        Strength.objects.update_or_create(step=also, organisation=ask.organisation, defaults=said)
    record(step.activity, "activity.step_answered", by, ask=ask.public_id, says=ask.says)


def _mail(ask: StepAsk, by: Actor) -> None:
    activity = ask.step.activity
    facts: dict[str, object] = {
        "organisation": ask.organisation.name,
        "activity": activity.name,
        "purpose": activity.purpose,
        "step": ask.step.name,
        "note": ask.step.note,
        "because": ask.why,
        "asked_on": ask.asked_on if ask.reminded_on else None,
        "action_text": _("Say yes, not us, or whom to ask"),
    }
    letter = letters.Letter(
        template="beginnings/mail/step_ask",
        key=f"beginnings.step:{ask.public_id}" + (f":{ask.reminded_on.isoformat()}" if ask.reminded_on else ""),
        to=ask.address,
        name=ask.person_name,
        about=ask.subject,
    )
    title = _("Would you do this step? %(step)s") % {"step": ask.step.name}
    link = letters.LinkFor(purpose=choices.LINK_PURPOSE, subject=ask.subject, days=choices.LINK_DAYS, title=title)
    letters.post(letter, link, area=activity.area, by=by, facts=facts)
