"""Who carries a decision inside each partner: as the partner says."""

from django.db import transaction
from django.utils.translation import gettext as _

from joinedup.audit import services as audit
from joinedup.core import clock
from joinedup.core.actors import SYSTEM, Actor
from joinedup.core.pupils import refuse_pupils
from joinedup.core.refusals import require
from joinedup.core.subjects import Subject
from joinedup.core.versions import save_version
from joinedup.decisions import policies, queries
from joinedup.decisions.choices import Result
from joinedup.decisions.models import Carrier, Question
from joinedup.decisions.services import mails
from joinedup.directory.models import Organisation
from joinedup.groups.models import Group


@transaction.atomic
def name_carrier(*, about: Subject, group: Group, organisation: Organisation, name: str, by: Actor) -> Carrier:
    """Write down who carries a decision inside a partner, in the partner's own words; the caller has judged that `by` speaks for it."""
    refuse_pupils(name, field="name")
    require(bool(name.strip()), _("Name a person."), field="name")
    row, _made = Carrier.objects.update_or_create(
        about_kind=about.kind,
        about_id=about.public_id,
        organisation=organisation,
        defaults={"group": group, "name": name.strip()[:120], "acknowledged_at": clock.now()},
    )
    facts = {"organisation": organisation.public_id}
    audit.record(by=by, verb="decision.carried_inside", about=about, area_id=group.area_id, facts=facts)
    return row


@transaction.atomic
def remind_carriers(*, question: Question, by: Actor) -> int:
    """Remind the partners that have not said who carries a decision taken in writing, once a day at most; return how many mails wait."""
    question = queries.locked(question)
    require(by == SYSTEM or policies.may_run_question(by, question), _("Only the chair, the clerk or an organiser may do this."))
    require(question.result == Result.CARRIED, _("Nothing was decided that somebody could carry."))
    require(question.carriers_reminded_on != clock.today(), _("They were reminded today already."))
    silent = {line.member for line in queries.carrier_lines(question.group, [question.subject])[question.public_id] if not line.carrier}
    owing = [row for row in queries.replies_of(question) if row.member_id in silent]
    require(bool(owing), _("Every partner has said who carries it."))
    question.carriers_reminded_on = clock.today()
    save_version(question, expected=question.version, fields=["carriers_reminded_on"])
    key = f"carriers:{clock.today().isoformat()}"
    n_mails = mails.to_seats("carriers", question, owing, key=key, action=_("Say who carries it"), by=by)
    audit.record(
        by=by, verb="question.carriers_reminded", about=question.subject, area_id=question.group.area_id, facts={"n_mails": n_mails}
    )
    return n_mails


def forget_carriers(about: Subject) -> None:
    """Forget who carries a decision that was removed."""
    Carrier.objects.filter(about_kind=about.kind, about_id=about.public_id).delete()
