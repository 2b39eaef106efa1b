"""A school becomes another: nothing moves by itself, everything that is chosen moves once."""

from datetime import date

import pytest

from joinedup.accounts.tests.factories import Cast, make_cast
from joinedup.audit import queries as audit
from joinedup.core.refusals import Refused
from joinedup.directory import queries, services
from joinedup.directory.models import Organisation
from joinedup.directory.tests.factories import make_establishment, make_person, make_school
from joinedup.register.choices import LinkKind
from joinedup.register.models import EstablishmentLink

pytestmark = pytest.mark.django_db
KEYS = ["directory.people", "directory.profile"]


@pytest.fixture
def cast() -> Cast:
    return make_cast()


def converted(cast: Cast) -> tuple[Organisation, int]:
    old = make_school("Elm Primary", area=cast.brackwater)
    new = make_establishment("Elm Academy", type="Academy converter")
    EstablishmentLink.objects.create(
        urn=new.pk,
        link_urn=old.urn,
        link_type="Predecessor",
        kind=LinkKind.PREDECESSOR,
        established_on=date(2026, 9, 1),
        as_of=date(2026, 9, 2),
    )
    old.establishment.is_open, old.establishment.status, old.establishment.close_on = False, "Closed", date(2026, 8, 31)
    old.establishment.save()
    services.refresh_schools()
    old.refresh_from_db()
    return old, new.pk


def make_school_with_aims(organisation: Organisation, aims: str) -> None:
    organisation.aims = aims
    organisation.save()


def test_a_closed_school_offers_its_successor_and_moves_nothing_by_itself(cast: Cast) -> None:
    old, urn = converted(cast)
    make_person(organisation=old)
    assert [offer.urn for offer in queries.successor_offers(old, cast.brackwater.pk)] == [urn]
    assert queries.is_attached(old, cast.brackwater.pk)


def test_people_list_and_profile_are_carried_once(cast: Cast) -> None:
    old, urn = converted(cast)
    make_school_with_aims(old, "Read more.")
    make_person("Imran Daud", organisation=old)
    first = services.carry_to_successor(area=cast.brackwater, old=old, urn=urn, keys=KEYS, by=cast.ada)
    again = services.carry_to_successor(area=cast.brackwater, old=old, urn=urn, keys=KEYS, by=cast.ada)
    new = services.organisation_for_urn(urn)
    assert first == again
    assert first.what == {"directory.people": 1, "directory.profile": 1}
    assert [line.name for line in queries.people_of(new, cast.ada)] == ["Imran Daud"]
    assert new.aims == "Read more."
    assert queries.is_attached(new, cast.brackwater.pk)
    assert not queries.is_attached(old, cast.brackwater.pk)
    assert queries.successor_offers(old, cast.brackwater.pk) == []
    assert queries.organisation_of_area(old.key, cast.ada) == old
    assert "organisation.carried" in {line.verb for line in audit.entries_about(new.subject)}


def test_nobody_carries_to_a_school_that_did_not_come_after_or_for_another_area(cast: Cast) -> None:
    old, urn = converted(cast)
    stranger = make_establishment().pk
    with pytest.raises(Refused):
        services.carry_to_successor(area=cast.brackwater, old=old, urn=stranger, keys=KEYS, by=cast.ada)
    with pytest.raises(Refused):
        services.carry_to_successor(area=cast.brackwater, old=old, urn=urn, keys=KEYS, by=cast.bo)
