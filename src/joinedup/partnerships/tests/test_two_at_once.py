"""Two people press at the same moment: one signature, one coming into force, on every database."""

import threading
from collections.abc import Callable

import pytest
from django.db import OperationalError, connection, connections

from joinedup.accounts.tests import factories as accounts
from joinedup.core.refusals import Refused
from joinedup.notices.models import Message
from joinedup.partnerships import choices, queries, services
from joinedup.partnerships.models import Agreement, Partner, Signature
from joinedup.partnerships.tests import factories

pytestmark = pytest.mark.django_db(transaction=True)


def _at_once(*presses: Callable[[], object]) -> list[str]:
    """Press all at the same moment, each with a connection of its own; a database held as a whole is tried again, as its timeout does."""
    start, said = threading.Barrier(len(presses)), []

    def press(act: Callable[[], object]) -> None:
        start.wait()
        try:
            said.append(_patiently(act))
        finally:
            connections.close_all()

    threads = [threading.Thread(target=press, args=[act]) for act in presses]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sorted(said)


def _patiently(act: Callable[[], object]) -> str:
    pause = threading.Event()
    for _attempt in range(200):
        try:
            act()
        except Refused:
            return "refused"
        except OperationalError as error:
            if connection.vendor != "sqlite" or "locked" not in str(error):
                raise
            pause.wait(0.02)
        else:
            return "done"
    return "stuck"


def _press(agreement: Agreement, partner: Partner) -> Callable[[], object]:
    head, signing = factories.lead_of(partner), factories.signing_of(agreement)
    return lambda: services.sign_agreement(partner=partner, signing=signing, by=head)


def test_two_heads_of_one_school_leave_one_signature() -> None:
    agreement = factories.make_open_agreement(accounts.make_area())
    oak = factories.partners(agreement)[0]
    assert _at_once(_press(agreement, oak), _press(agreement, oak)) == ["done", "refused"]
    assert Signature.objects.filter(partner=oak, state__in=choices.STANDING).count() == 1


def test_the_last_two_partners_bring_it_into_force_once() -> None:
    agreement = factories.make_open_agreement(accounts.make_area())
    oak, elm = factories.partners(agreement)
    assert _at_once(_press(agreement, oak), _press(agreement, elm)) == ["done", "done"]
    assert queries.agreement_of(agreement.partnership).state == choices.AgreementState.IN_FORCE
    assert Message.objects.filter(subject_line__startswith="In force").count() == 3


def test_signing_while_it_is_taken_back_never_leaves_it_in_force() -> None:
    area = accounts.make_area()
    by = accounts.officer_actor(area)
    agreement = factories.make_open_agreement(area, by=by)
    oak, elm = factories.partners(agreement)
    factories.sign(agreement, oak)
    _at_once(_press(agreement, elm), lambda: services.back_to_draft(agreement=agreement, by=by))
    now = queries.agreement_of(agreement.partnership)
    assert now.state in {choices.AgreementState.DRAFT, choices.AgreementState.IN_FORCE}
    assert (now.version_in_force is not None) == (now.state == choices.AgreementState.IN_FORCE)
