"""What was given and received: planned by two yeses, told by both sides, written down afterwards; nothing of others is seen."""

from collections.abc import Iterator

import pytest
from django.http import Http404
from django.test import Client
from django.urls import reverse

from joinedup.accounts import queries as accounts_queries
from joinedup.accounts.models import Area, User
from joinedup.accounts.tests import factories as accounts
from joinedup.audit.models import Entry
from joinedup.brokerage import queries as brokerage
from joinedup.brokerage.tests.factories import Cast, make_cast, on_the_day
from joinedup.contacts.queries import asks_waiting
from joinedup.core.actors import Actor
from joinedup.core.refusals import Missing, Refused
from joinedup.directory import queries as directory
from joinedup.directory.models import Attachment, Organisation
from joinedup.directory.tests.factories import make_attachment
from joinedup.introductions import queries, services
from joinedup.introductions.choices import TELL_PURPOSE, Agreement
from joinedup.introductions.models import Gift
from joinedup.introductions.services import AnswerDetails, GiftDetails, Word
from joinedup.introductions.tests.factories import make_agreed, side
from joinedup.notices.models import Message
from tests.scanner.links import last_link

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> Iterator[Cast]:
    with on_the_day():
        yield make_cast()


@pytest.fixture
def gift(cast: Cast) -> Gift:
    """Oak gives Ash six half-days."""
    make_agreed(cast, half_days=6)
    return Gift.objects.get()


def place(cast: Cast, organisation: Organisation, area: Area | None = None) -> Attachment:
    found = directory.attachment_of(organisation, (area or cast.brackwater).pk)
    assert found is not None
    return found


def actor_again(actor: Actor) -> Actor:
    return accounts_queries.actor_for(User.objects.get(pk=actor.user_id))


def tell(cast: Cast, gift: Gift, organisation: Organisation, says: str, number: int | None = None, by: Actor | None = None) -> None:
    words = {gift.public_id: Word(says, number)}
    services.tell_gifts(attachment=place(cast, organisation), words=words, by=by or cast.ada)


def of(cast: Cast, organisation: Organisation, by: Actor | None = None) -> queries.Given:
    return queries.given_by(brokerage.organisation_to_speak_for(organisation.public_id, by or cast.ada), 2026)


def lent(cast: Cast, **given: object) -> GiftDetails:
    facts = {"other": cast.ash, "gives": True, "kind": "room_or_kit", "what": "Hall for the concert", "number": 2, "year": 2025}
    return GiftDetails(**{**facts, **given})  # type: ignore[arg-type]


def test_two_yeses_plan_a_gift_and_a_yes_taken_back_forgets_it(cast: Cast, gift: Gift) -> None:
    assert (gift.planned, gift.kind, gift.giver, gift.receiver, gift.year) == (6, "time", cast.oak, cast.ash, 2026)
    introduction = gift.commitment.introduction  # type: ignore[union-attr]
    no = AnswerDetails("no", reason="no_time")
    services.answer_introduction(answer=side(introduction, "giver"), details=no, by=cast.ada)
    assert not Gift.objects.exists()


def test_what_was_told_stays_when_the_plan_goes(cast: Cast, gift: Gift) -> None:
    tell(cast, gift, cast.oak, "partly", 2)
    introduction = gift.commitment.introduction  # type: ignore[union-attr]
    services.answer_introduction(answer=side(introduction, "giver"), details=AnswerDetails("no", reason="no_time"), by=cast.ada)
    gift.refresh_from_db()
    assert gift.commitment is None
    assert of(cast, cast.oak).lines[0].really == 2


def test_both_sides_tell_and_a_difference_is_shown_kindly(cast: Cast, gift: Gift) -> None:
    assert of(cast, cast.oak).lines[0].agreement == Agreement.NOBODY
    tell(cast, gift, cast.oak, "done", by=cast.oak_head)
    assert (of(cast, cast.oak).lines[0].agreement, of(cast, cast.oak).years[0].gave) == (Agreement.ONE, 6)
    tell(cast, gift, cast.ash, "partly", 4, by=cast.ash_head)
    line = of(cast, cast.oak, cast.oak_head).lines[0]
    assert line.words == "Oak Primary remembers 6 half-days, Ash Primary 4 half-days. Both may be right: have a word."
    assert (line.really, of(cast, cast.ash, cast.ash_head).years[0].got) == (4, 4)
    tell(cast, gift, cast.ash, "done", by=cast.ash_head)
    assert of(cast, cast.oak).lines[0].agreement == Agreement.BOTH
    assert Entry.objects.filter(verb="gift.told", on_behalf_of=None).count() == 3


def test_gifts_that_are_not_time_count_beside_it_and_money_never(cast: Cast, gift: Gift) -> None:
    tell(cast, gift, cast.oak, "done")
    services.add_gift(organisation=cast.oak, area=cast.brackwater, details=lent(cast), by=cast.oak_head)
    back = lent(cast, other=cast.oak, kind="training_place", what="Phonics day", number=3)
    services.add_gift(organisation=cast.ash, area=cast.brackwater, details=back, by=cast.ada)
    given = of(cast, cast.oak)
    assert (given.years[1].gave_besides, given.years[1].got_besides) == ("a room, a minibus or kit 2 times", "3 places on training")
    assert given.with_whom == ["Ash Primary: gave and received"]
    assert given.sentence.startswith("From 2024/25 to 2026/27 Oak Primary gave 6 half-days to 1 partner and received no half-day from 1")
    assert "With 1 of them it went both ways." in given.sentence
    assert Entry.objects.filter(verb="gift.added", on_behalf_of=cast.ash.pk).count() == 1
    with pytest.raises(Refused, match="Money is not counted"):
        services.add_gift(organisation=cast.oak, area=cast.brackwater, details=lent(cast, what="£200 for a coach"), by=cast.ada)


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ({"what": " "}, "Say what it was"),
        ({"number": 0}, "between 1 and 999"),
        ({"year": 2023}, "last three"),
        ({"what": "Ava Moss 12/03/2016"}, "pupil"),
    ],
)
def test_what_makes_no_sense_is_refused(cast: Cast, facts: dict[str, object], words: str) -> None:
    with pytest.raises(Refused, match=words):
        services.add_gift(organisation=cast.oak, area=cast.brackwater, details=lent(cast, **facts), by=cast.ada)
    with pytest.raises(Refused, match="another school"):
        services.add_gift(organisation=cast.oak, area=cast.brackwater, details=lent(cast, other=cast.yew), by=cast.ada)


def test_nobody_else_tells_adds_or_sees(cast: Cast, gift: Gift) -> None:
    wrong_link = accounts.link_actor(TELL_PURPOSE, place(cast, cast.ash).subject)
    for stranger in (cast.bo, cast.cy, cast.yew_head, cast.ash_head, wrong_link):
        with pytest.raises(Missing):
            tell(cast, gift, cast.oak, "done", by=stranger)
        with pytest.raises(Missing):
            services.add_gift(organisation=cast.oak, area=cast.brackwater, details=lent(cast), by=stranger)
        with pytest.raises((Missing, Http404)):
            of(cast, cast.oak, stranger)
    assert directory.attachment_of(cast.yew, cast.brackwater.pk) is None, "who is not on the list has no link to tell by"


def test_each_side_is_asked_by_one_mail_and_tells_by_its_link(cast: Cast, gift: Gift, client: Client) -> None:
    head = actor_again(cast.ash_head)
    assert asks_waiting(head) == []
    assert services.ask_what_came_of_it(area=cast.brackwater, year=2026, by=cast.ada) == 2
    assert [ask.href for ask in asks_waiting(head)] == [reverse("introductions:tell_given", args=[place(cast, cast.ash).public_id])]
    mail = Message.objects.filter(subject_line="What came of it? Ash Primary").get()
    assert "From Oak Primary: Phonics" in mail.text or "From Oak Primary" in mail.text
    client.get(last_link(mail.to), follow=True)
    url = reverse("introductions:tell_given", args=[place(cast, cast.ash).public_id])
    assert "Say of at least one" in client.post(url, {}).content.decode()
    key = gift.public_id
    assert "Enter how much it was" in client.post(url, {f"says_{key}": "partly"}).content.decode()
    assert "Choose what came of it, or leave" in client.post(url, {f"number_{key}": "5"}).content.decode()
    done = client.post(url, {f"says_{key}": "partly", f"number_{key}": "5"}, follow=True).content.decode()
    assert "Thank you" in done
    assert of(cast, cast.ash).years[0].got == 5
    assert asks_waiting(head) == []
    assert services.ask_what_came_of_it(area=cast.brackwater, year=2026, by=cast.ada) == 1
    with pytest.raises(Refused, match="Only officers"):
        services.ask_what_came_of_it(area=cast.brackwater, year=2026, by=cast.oak_head)


def test_who_is_in_two_areas_says_in_which_by_whom_it_names(cast: Cast, client: Client) -> None:
    make_attachment(cast.elmshire, cast.oak)
    client.force_login(User.objects.get(pk=cast.oak_head.user_id))
    url = reverse("introductions:add_gift", args=[cast.oak.public_id])
    page = client.get(url).content.decode()
    assert "Ash Primary (Brackwater)" in page
    assert "Yew Primary (Elmshire)" in page
    said = {"way": "gave", "kind": "document", "what": "Timetable", "number": 1, "year": 2026}
    client.post(url, {**said, "other": place(cast, cast.yew, cast.elmshire).public_id})
    assert Gift.objects.get(what="Timetable").area == cast.elmshire


def test_an_area_reads_sums_and_what_is_worth_a_word(cast: Cast, gift: Gift, client: Client) -> None:
    tell(cast, gift, cast.oak, "done")
    tell(cast, gift, cast.ash, "not")
    found = queries.given_in_area(cast.brackwater.pk, 2026)
    assert (found.planned, found.really, found.n_both, found.n_owed, len(found.differing)) == (6, 0, 1, 0, 1)
    client.force_login(User.objects.get(pk=cast.ada.user_id))
    page = client.get(reverse("introductions:show_area_given", args=[cast.brackwater.slug])).content.decode()
    assert "the giver says 6, the receiver 0" in page


def test_a_head_finds_both_pages_from_what_the_school_needs_and_offers(cast: Cast, client: Client) -> None:
    client.force_login(User.objects.get(pk=cast.oak_head.user_id))
    page = client.get(reverse("brokerage:show_organisation", args=[cast.oak.public_id])).content.decode()
    for name in ("show_suggested", "show_given"):
        address = reverse(f"introductions:{name}", args=[cast.oak.public_id])
        assert address in page
        assert client.get(address).status_code == 200
