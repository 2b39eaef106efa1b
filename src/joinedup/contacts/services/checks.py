"""Start the September check, ask the schools, remind only the silent."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from joinedup.accounts.models import Area
from joinedup.accounts.services import links
from joinedup.audit import services as audit
from joinedup.contacts import choices, policies, queries
from joinedup.contacts.models import CheckAsk, SchoolCheck
from joinedup.core import clock, school_year
from joinedup.core.actors import Actor
from joinedup.core.pupils import refuse_pupils
from joinedup.core.refusals import require
from joinedup.directory import queries as directory
from joinedup.directory.choices import AskKind
from joinedup.notices import services as notices


@transaction.atomic
def start_check(*, area: Area, closes_on: date, words: str = "", by: Actor) -> SchoolCheck:
    """Start the check of this school year and mail each school its link, in working hours."""
    _require_keeper(by, area.pk)
    require(closes_on > clock.today(), _("Choose a day after today."), field="closes_on")
    refuse_pupils(words, field="words")
    year = school_year.year_of(clock.today())
    require(not SchoolCheck.objects.filter(area=area, year=year).exists(), _("This year's check has been started already."))
    require(bool(queries.schools_to_check(area.pk)), _("There is no school on your list yet. Add schools first."))
    check = SchoolCheck.objects.create(area=area, year=year, closes_on=closes_on, words=words.strip(), started_by=by.name)
    audit.record(by=by, verb="check.started", about=check.subject, area_id=area.pk, facts={"year": year})
    ask_schools(check=check, by=by)
    return check


@transaction.atomic
def ask_schools(*, check: SchoolCheck, by: Actor) -> int:
    """Ask the schools that have not been reached yet: new on the list, or without a person to ask until now; return how many."""
    _require_keeper(by, check.area_id)
    schools = queries.schools_to_check(check.area_id)
    contacts = directory.people_to_ask_of([school.pk for school in schools], AskKind.PEOPLE, area_id=check.area_id)
    reached = set(check.asks.exclude(address="").values_list("organisation_id", flat=True))
    n_asked = 0
    for school in schools:
        if school.pk in reached:
            continue
        ask, _made = CheckAsk.objects.get_or_create(check_of=check, organisation=school)
        if found := contacts.get(school.pk):
            ask.person_name, ask.address = found[0].name, found[0].email
            ask.save(update_fields=["person_name", "address"])
            _write(ask, "check", words=check.words, key=f"check.asked:{ask.public_id}:{ask.address}", by=by)
            n_asked += 1
    return n_asked


@transaction.atomic
def nudge_silent(*, check: SchoolCheck, words: str, by: Actor) -> int:
    """Remind only the schools that have not answered, in the sender's own words; return how many."""
    _require_keeper(by, check.area_id)
    locked = SchoolCheck.objects.select_for_update().select_related("area").get(pk=check.pk)
    require(bool(words.strip()), _("Write what the reminder should say."), field="words")
    refuse_pupils(words, field="words")
    silent = [line.public_id for line in queries.check_state(locked).silent]
    require(bool(silent), _("Every school that can be reached has answered. There is nobody to remind."))
    locked.n_nudges += 1
    locked.save(update_fields=["n_nudges"])
    for ask in locked.asks.filter(public_id__in=silent).select_related("organisation", "check_of__area").order_by("pk"):
        _write(ask, "check_nudge", words=words.strip(), key=f"check.nudged:{ask.public_id}:{locked.n_nudges}", by=by)
    audit.record(by=by, verb="check.nudged", about=locked.subject, area_id=locked.area_id, facts={"n": len(silent)})
    return len(silent)


def _require_keeper(by: Actor, area_id: int) -> None:
    require(policies.may_make_lists(by, area_id), _("Only who runs the area starts and follows its check."))


def _write(ask: CheckAsk, template: str, *, words: str, key: str, by: Actor) -> None:
    check, area = ask.check_of, ask.check_of.area
    title = _("Who does what at %(school)s?") % {"school": ask.organisation.name}
    url = links.give_link(
        purpose=choices.CHECK_PURPOSE,
        subject=ask.subject,
        address=ask.address,
        days=max(0, (check.closes_on - clock.today()).days) + choices.LINK_DAYS,
        by=by.within(area_id=area.pk, area_slug=area.slug),
        name=ask.person_name,
        title=title,
        ask=area.reply_to or area.name,
    )
    context = {
        "name": ask.person_name,
        "school": ask.organisation.name,
        "words": words,
        "closes_on": check.closes_on,
        "sender": by.name,
        "action_url": url,
    }
    mail = notices.Mail(
        key=key,
        to=ask.address,
        template=f"contacts/mail/{template}",
        context=context,
        sender_name=area.name,
        reply_to=by.email or area.reply_to,
        about=ask.subject,
        area_id=area.pk,
        when=notices.Urgency.WORKING_HOURS,
        is_machine=template == "check",
    )
    notices.post(mail, by=by)
