"""Tables of organisations and people: kept after the check, written when they are confirmed, harmless when sent twice."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Max, Q
from django.utils.translation import gettext as _

from joinedup.accounts.models import Area
from joinedup.audit import services as audit
from joinedup.core import clock
from joinedup.core.actors import Actor
from joinedup.core.models import Noun
from joinedup.core.refusals import Refused, require, require_found
from joinedup.directory import choices, policies, queries
from joinedup.directory.models import Address, Attachment, Organisation, Person, Role, Upload, fold
from joinedup.directory.services import attachments, organisations, people
from joinedup.directory.services.organisations import OrganisationDetails
from joinedup.directory.services.people import PersonDetails, RoleDetails


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong in one row, and how to mend it."""

    row: int
    column: str
    value: str
    wrong: str
    mend: str


@dataclass(frozen=True, slots=True)
class Checked:
    """What a file held, as read by the sheet: numbered rows of values, faults, columns that we do not know."""

    rows: Sequence[tuple[int, Mapping[str, Any]]]
    faults: Sequence[Fault]
    unknown: Sequence[str]


@transaction.atomic
def keep_upload(*, kind: str, file_name: str, checked: Checked, by: Actor) -> Upload:
    """Keep a table that was read until its owner confirms it; rows that cannot be placed become faults."""
    require(policies.may_attach(by, by.area_id), _("Only a co-ordinator or officer of the area can upload a table."))
    faults = [*checked.faults, *_misplaced(kind, checked.rows, by)]
    wrong = {fault.row for fault in faults}
    return Upload.objects.create(
        area_id=require_found(by.area_id),
        user_id=require_found(by.user_id),
        kind=kind,
        file_name=file_name[:200],
        rows=[[number, dict(values)] for number, values in checked.rows if number not in wrong],
        faults=[asdict(fault) for fault in sorted(faults, key=lambda fault: fault.row)],
        unknown=list(checked.unknown),
    )


@transaction.atomic
def confirm_upload(*, upload: Upload, area: Area, by: Actor) -> Upload:
    """Put the good rows of a checked table in; a second press changes nothing."""
    require(policies.may_attach(by, area.pk) and upload.user_id == by.user_id, _("Only the person who uploaded the table can confirm it."))
    upload = Upload.objects.select_for_update().get(pk=upload.pk)
    if upload.done_at is not None:
        return upload
    put = _put_organisations if upload.kind == "organisations" else _put_people
    upload.result = put(upload.rows, area, by)
    upload.done_at = clock.now()
    upload.save(update_fields=["result", "done_at"])
    audit.record(by=by, verb="table.uploaded", about=upload.subject, area_id=area.pk, facts={"kind": upload.kind, "rows": len(upload.rows)})
    return upload


def _put_organisations(rows: list[tuple[int, dict[str, Any]]], area: Area, by: Actor) -> dict[str, Any]:
    urns = [values["urn"] for _number, values in rows if values.get("urn")]
    schools = organisations.organisations_for_urns(urns)
    newest = _newest(Organisation)
    others = [_other(values, by).pk for _number, values in rows if not values.get("urn")]
    made = sorted({pk for pk in others if pk > newest})
    ids = [*(organisation.pk for organisation in schools.values()), *others]
    attached = attachments.attach_all(area=area, organisation_ids=ids, by=by, how=choices.AttachedBy.UPLOADED)
    return {"made": len(made), "attached": attached.new, "already": attached.already, "ids": {"made": made, "attached": attached.ids}}


def _newest(model: type[Noun] | type[Address]) -> int:
    return model._default_manager.aggregate(newest=Max("pk"))["newest"] or 0


def _other(values: dict[str, Any], by: Actor) -> Organisation:
    known = ("name", "street", "town", "postcode", "phone", "website")
    kind = values.get("kind") or choices.OrganisationKind.OTHER
    details = OrganisationDetails(kind=kind, **{name: values.get(name, "") for name in known})
    return organisations.add_organisation(details=details, by=by)


def _put_people(rows: list[tuple[int, dict[str, Any]]], area: Area, by: Actor) -> dict[str, Any]:
    places, given = _Places(area.pk), {}
    newest = {model: _newest(model) for model in (Role, Person, Address)}
    listed = Attachment.objects.filter(area_id=area.pk, until__isnull=True).values("organisation_id")
    running = set(Role.objects.filter(organisation_id__in=listed, until_on=None).values_list("pk", flat=True))
    for number, values in rows:
        organisation = places.find(values)
        if organisation is None:
            continue
        from_on, until_on = _day(values.get("from_on")), _day(values.get("until_on"))
        role = RoleDetails(kind=values["role"], title=values.get("title", ""), from_on=from_on, until_on=until_on)
        try:
            one = people.add_person(organisation=organisation, person=_person(values), role=role, by=by)
        except Refused as refusal:
            raise Refused(_("Row %(row)s: %(why)s Nothing was put in.") % {"row": number, "why": refusal.message}) from refusal
        given[one.pk] = one
    made = [role for role in given.values() if role.pk > newest[Role]]
    ended = [role for role in given.values() if role.pk in running and role.until_on]
    holders = {role.person_id for role in given.values()}
    addresses = Address.objects.filter(person_id__in=holders, pk__gt=newest[Address])
    ids = {
        "roles": [[role.pk, role.version] for role in made],
        "ended": [[role.pk, role.version] for role in ended],
        "people": sorted(pk for pk in holders if pk > newest[Person]),
        "addresses": list(addresses.values_list("pk", flat=True)),
    }
    return {"made": len(made), "ended": len(ended), "already": len(given) - len(made) - len(ended), "ids": ids}


def _person(values: Mapping[str, Any]) -> PersonDetails:
    return PersonDetails(values["name"], values.get("email", ""), bool(values.get("is_shared")), values.get("phone", ""))


@transaction.atomic
def undo_upload(*, upload: Upload, by: Actor) -> Upload:
    """Take back what a table put in; what somebody has changed or built on since stays, and the table says so."""
    is_own = policies.may_attach(by, upload.area_id) and upload.user_id == by.user_id
    require(is_own, _("Only the person who uploaded the table can undo it."))
    upload = Upload.objects.select_for_update().get(pk=upload.pk)
    require(queries.can_be_undone(upload), _("There is nothing to undo."))
    undo = queries.undo_of(upload)
    Attachment.objects.filter(area_id=upload.area_id, organisation_id__in=undo.attached, until__isnull=True).delete()
    Role.objects.filter(pk__in=undo.roles).delete()
    for role in Role.objects.filter(pk__in=undo.ended):
        details = RoleDetails(role.kind, role.title, role.from_on, None, role.unit)
        people.change_role(role=role, details=details, expected=role.version, by=by)
    Address.objects.filter(pk__in=undo.addresses).delete()
    Person.objects.filter(pk__in=undo.people).delete()
    Organisation.objects.filter(pk__in=undo.organisations).delete()
    upload.result = {**upload.result, "gone": undo.n_goes, "stays": [asdict(stay) for stay in undo.stays]}
    upload.undone_at = clock.now()
    upload.save(update_fields=["result", "undone_at"])
    facts: dict[str, str | int | bool | None] = {"kind": upload.kind, "gone": undo.n_goes, "stays": len(undo.stays)}
    audit.record(by=by, verb="table.undone", about=upload.subject, area_id=upload.area_id, facts=facts)
    return upload


def purge_uploads() -> int:
    """Delete tables that nobody confirmed in a week, and every table after a month; return how many."""
    now = clock.now()
    old = Q(created_at__lt=now - choices.TABLE_KEPT) | Q(done_at=None, created_at__lt=now - choices.TABLE_WAITS)
    return Upload.objects.filter(old).delete()[0]


class _Places:
    """The organisations on the area's list, by URN and by name."""

    def __init__(self, area_id: int) -> None:
        listed = Organisation.objects.filter(
            pk__in=Attachment.objects.filter(area_id=area_id, until__isnull=True).values("organisation_id")
        ).select_related("establishment")
        self.by_urn: dict[int, Organisation] = {}
        self.by_name: dict[str, list[Organisation]] = {}
        for organisation in listed:
            if organisation.establishment_id:
                self.by_urn[organisation.establishment_id] = organisation
            self.by_name.setdefault(organisation.name_key, []).append(organisation)

    def find(self, values: Mapping[str, Any]) -> Organisation | None:
        if values.get("urn"):
            return self.by_urn.get(values["urn"])
        named = self.by_name.get(fold(values.get("organisation", "")), [])
        return named[0] if len(named) == 1 else None


def _misplaced(kind: str, rows: Sequence[tuple[int, Mapping[str, Any]]], by: Actor) -> list[Fault]:
    return _unknown_schools(rows) if kind == "organisations" else _unplaced_people(rows, by)


def _unknown_schools(rows: Sequence[tuple[int, Mapping[str, Any]]]) -> list[Fault]:
    from joinedup.register import queries as register

    known = register.establishments_by_urn(values["urn"] for _number, values in rows if values.get("urn"))
    faults = []
    for number, values in rows:
        if values.get("urn") and values["urn"] not in known:
            mend = _("Check the URN, or leave it empty.")
            faults.append(Fault(number, "URN", str(values["urn"]), _("The register has no such school"), mend))
        elif not values.get("urn") and values.get("kind") in choices.REGISTER_KINDS:
            mend = _("Fill in the URN, or paste the name into the pasted list.")
            faults.append(Fault(number, "URN", "", _("A school needs its URN"), mend))
    return faults


def _unplaced_people(rows: Sequence[tuple[int, Mapping[str, Any]]], by: Actor) -> list[Fault]:
    places = _Places(require_found(by.area_id))
    faults = []
    for number, values in rows:
        from_on, until_on = _day(values.get("from_on")), _day(values.get("until_on"))
        organisation = places.find(values)
        if organisation is None:
            faults.append(_unplaced(number, values, places))
        elif until_on and until_on < (from_on or _first_day(organisation, values, by)):
            mend = _("Enter a later last day, or none.") if from_on else _("Enter the first day, too: empty, it is the known one or today.")
            faults.append(Fault(number, "Until", str(until_on), _("It is before the first day"), mend))
    return faults


def _first_day(organisation: Organisation, values: Mapping[str, Any], by: Actor) -> date:
    """Return the day from which the person of a row without one holds the role: as we know it, or today."""
    person = people.recognise(organisation, _person(values), by)
    held = Role.objects.filter(person=person, organisation=organisation, kind=values["role"], until_on=None).first() if person else None
    return held.from_on if held else clock.today()


def _unplaced(number: int, values: Mapping[str, Any], places: _Places) -> Fault:
    name = str(values.get("organisation", ""))
    if values.get("urn"):
        mend = _("Add the school to your list first, or check the URN.")
        return Fault(number, "URN", str(values["urn"]), _("It is not on your list"), mend)
    if len(places.by_name.get(fold(name), [])) > 1:
        return Fault(number, "School or partner", name[:80], _("Several on your list have this name"), _("Add the URN."))
    mend = _("Write the name as on your list, or add the URN.")
    return Fault(number, "School or partner", name[:80], _("It is not on your list"), mend)


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        raise Refused(_("Enter the date as day/month/year, for example 05/09/2026.")) from None
