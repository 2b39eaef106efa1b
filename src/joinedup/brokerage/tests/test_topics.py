from collections import Counter

import pytest

from joinedup.accounts.tests.factories import make_cast
from joinedup.brokerage import choices, queries, services
from joinedup.brokerage.models import Topic
from joinedup.core.refusals import Missing, Refused


def test_the_data_has_86_leaves_in_12_groups_with_their_pillars() -> None:
    leaves = choices.leaves()
    assert len(leaves) == len({leaf.code for leaf in leaves}) == 86
    assert len(choices.groups()) == len({leaf.group for leaf in leaves}) == 12
    assert Counter(dict(leaf.lenses).get("pillar", "-") for leaf in leaves) == {"D": 35, "S": 17, "M": 10, "I": 1, "-": 23}


def test_every_word_of_a_lens_has_a_name() -> None:
    words = {(lens.code, word) for lens in choices.lenses() for word, _name in lens.words}
    assert {pair for leaf in choices.leaves() for pair in leaf.lenses} <= words


def test_the_sensitive_topics_are_those_of_the_list() -> None:
    assert {leaf.code for leaf in choices.leaves() if leaf.is_sensitive} == {"F4", "G2", "G4", "G6", "G7", "K3", "K5", "K9", "L1"}


@pytest.mark.django_db
def test_the_table_holds_every_leaf_and_loading_again_changes_nothing() -> None:
    before = set(Topic.objects.values_list("id", "code"))
    assert services.load_topics() == 86
    assert set(Topic.objects.values_list("id", "code")) == before
    assert Topic.objects.count() == 86


@pytest.mark.django_db
def test_what_differs_from_the_data_is_mended_and_keeps_its_number() -> None:
    changed = Topic.objects.get(area=None, code="B1")
    Topic.objects.filter(pk=changed.pk).update(name="Fonics", phases=[], lenses={}, place=99)
    Topic.objects.filter(area=None, code="L1").delete()
    assert services.load_topics() == 86
    mended = Topic.objects.get(area=None, code="B1")
    leaf = next(leaf for leaf in choices.leaves() if leaf.code == "B1")
    assert (mended.pk, mended.name, mended.phases, mended.lenses) == (changed.pk, leaf.name, list(leaf.phases), dict(leaf.lenses))
    assert mended.place == changed.place
    assert Topic.objects.filter(area=None).count() == 86


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("typed", "first"), [("ebsa", "F2"), ("phon", "B1"), ("autism", "E3"), ("times tables", "C1"), ("year 6-7", "F6"), ("L1", "L1")]
)
def test_a_topic_is_found_by_its_name_or_by_what_people_call_it(typed: str, first: str) -> None:
    assert queries.find_topics(typed)[0].code == first


@pytest.mark.django_db
def test_words_that_fit_no_topic_find_nothing() -> None:
    assert queries.find_topics("zzz") == []
    assert queries.find_topics("  ") == []


@pytest.mark.django_db
def test_a_topic_that_an_area_added_is_seen_there_and_nowhere_else() -> None:
    cast = make_cast()
    topic = services.add_topic(area=cast.brackwater, group="D", name="Port and sea", find_by="harbour", by=cast.ada)
    assert queries.find_topics("harbour", cast.brackwater.pk) == [topic]
    assert queries.find_topics("harbour", cast.elmshire.pk) == []
    with pytest.raises(Missing):
        queries.topic_by_code(topic.code, cast.elmshire.pk)
    assert len(queries.topic_groups(cast.brackwater.pk)) == 12


@pytest.mark.django_db
def test_the_code_of_a_retired_topic_is_not_used_again() -> None:
    cast = make_cast()
    first = services.add_topic(area=cast.brackwater, group="D", name="Port and sea", find_by="", by=cast.ada)
    Topic.objects.filter(pk=first.pk).update(is_retired=True)
    second = services.add_topic(area=cast.brackwater, group="D", name="Ships", find_by="", by=cast.ada)
    assert second.code != first.code


@pytest.mark.django_db
def test_only_who_runs_the_area_adds_a_topic() -> None:
    cast = make_cast()
    with pytest.raises(Missing):
        services.add_topic(area=cast.brackwater, group="D", name="Port", find_by="", by=cast.bo)
    with pytest.raises(Refused, match="group"):
        services.add_topic(area=cast.brackwater, group="Z", name="Port", find_by="", by=cast.ada)
