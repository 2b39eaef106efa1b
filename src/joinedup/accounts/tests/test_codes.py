"""Codes by mail for signatures: the last three, thirty minutes, limited tries that survive a rollback."""

from datetime import timedelta

import pytest
from django.db import transaction

from joinedup.accounts.models import Attempt, MailedCode
from joinedup.accounts.services import codes, limits
from joinedup.accounts.tests import factories
from joinedup.accounts.tests.outbox import last_code, last_mail
from joinedup.core import clock
from joinedup.core.refusals import Refused
from joinedup.core.subjects import Subject

pytestmark = pytest.mark.django_db
ADDRESS = "head@oak.example"
THING = Subject("partnerships.agreement", "abcdefghijkl")
OTHER = Subject("partnerships.agreement", "mnopqrstuvwx")


def mail(purpose: str = "signing", subject: Subject = THING) -> str:
    area = factories.make_area()
    by = factories.link_actor(purpose, subject, ADDRESS, area=area)
    codes.mail_code(address=ADDRESS, purpose=purpose, subject=subject, by=by, title="signing the agreement")
    return last_code(ADDRESS)


def check(typed: str, purpose: str = "signing", subject: Subject = THING) -> codes.CheckedCode:
    return codes.check_code(address=ADDRESS.upper(), purpose=purpose, subject=subject, typed=typed)


@transaction.atomic
def sign_what_has_changed(proof: codes.CheckedCode) -> None:
    codes.spend_code(proof)
    raise Refused("The agreement has changed.")


def test_the_mail_says_what_the_code_is_for_and_comes_from_the_area():
    code = mail()
    posted = last_mail(ADDRESS)
    assert "signing the agreement" in posted.text
    assert code in posted.subject_line
    assert posted.sender_name == "Brackwater"
    assert posted.is_secret


def test_a_code_holds_for_one_purpose_on_one_thing():
    code = mail()
    assert check(code).subject == THING
    with pytest.raises(Refused):
        check(code, subject=OTHER)
    with pytest.raises(Refused):
        check(code, purpose="accounts.sign_in")


def test_the_last_three_codes_work_for_thirty_minutes():
    sent = [mail() for _ in range(4)]
    for code in sent[1:]:
        check(code)
    if sent[0] not in sent[1:]:
        with pytest.raises(Refused):
            check(sent[0])
    with clock.fixed(clock.now() + timedelta(minutes=31)), pytest.raises(Refused):
        check(sent[-1])


def test_a_proof_is_used_once():
    proof = check(mail())
    codes.spend_code(proof)
    with pytest.raises(Refused, match="already been used"):
        codes.spend_code(proof)


def test_a_proof_comes_back_when_the_signature_is_refused():
    proof = check(mail())
    with pytest.raises(Refused, match="changed"):
        sign_what_has_changed(proof)
    codes.spend_code(proof)


@pytest.mark.django_db(transaction=True)
def test_a_wrong_code_inside_a_transaction_is_a_bug_because_its_try_could_be_lost():
    mail()
    with pytest.raises(RuntimeError), transaction.atomic():
        check("000000")


def test_ten_wrong_tries_close_the_door_also_for_the_right_code():
    code = mail()
    for number in range(10):
        with pytest.raises(Refused):
            check(f"9{number:05d}" if not code.startswith("9") else f"8{number:05d}")
    with pytest.raises(limits.TooMany) as refusal:
        check(code)
    assert refusal.value.again_at > clock.wall_now()
    check(mail(subject=OTHER), subject=OTHER)


def test_old_codes_and_tries_are_deleted():
    mail()
    with clock.fixed(clock.now() + timedelta(days=2)):
        assert codes.purge_codes() == 1
    Attempt.objects.update(made_at=clock.wall_now() - timedelta(days=2))
    assert limits.purge_attempts() == 1
    assert not MailedCode.objects.exists()


def test_nothing_that_names_a_person_is_kept_of_a_try():
    mail()
    with pytest.raises(Refused):
        check("12345")
    assert not [attempt for attempt in Attempt.objects.all() if "oak" in attempt.who or "@" in attempt.who]
