"""Likeness: what is found, what is not, and what must hold of any texts."""

from hypothesis import given
from hypothesis import strategies as st

from joinedup.analytics.alike import Described, likeness, stems

PURPOSE = "Every pupil meets people at work in the port, the hospital and beyond"
PORT = Described("port", stems(PURPOSE), frozenset({"careers"}), frozenset({1, 2, 3}))
READ = Described("read", stems("Children start school ready and read well"), frozenset({"early reading"}), frozenset({3, 4, 5}))
WORDS = st.builds(Described, st.text("abcdefgh", min_size=1), st.frozensets(st.sampled_from(["port", "read", "maths", "sing", "swim"])))


def test_the_same_purpose_in_other_words_is_found() -> None:
    [found] = likeness(Described("new", stems("Visits to hospitals and ports for year 9")), [PORT, READ])
    assert (found.key, found.stems) == ("port", frozenset({"port", "hospital"}))


def test_the_same_topic_with_one_partner_in_common_is_found() -> None:
    [found] = likeness(Described("new", stems("Apprentices"), frozenset({"careers"}), frozenset({1, 9})), [PORT, READ])
    assert (found.key, found.topics, found.partners) == ("port", frozenset({"careers"}), frozenset())


def test_one_partner_or_one_word_alone_says_nothing() -> None:
    assert likeness(Described("new", stems("Swimming"), partners=frozenset({3, 8})), [PORT, READ]) == []
    assert likeness(Described("new", stems("A choir at the hospital")), [PORT, READ]) == []


def test_what_everybody_says_tells_nothing() -> None:
    assert stems("Our schools work together for all children and young people") == frozenset()


@given(WORDS, st.lists(WORDS, max_size=5))
def test_a_thing_of_the_same_words_is_always_found(proposed: Described, others: list[Described]) -> None:
    twin = Described("twin", proposed.stems)
    found = {row.key for row in likeness(proposed, [*others, twin])}
    assert ("twin" in found) == (len(proposed.stems) > 1 or any(one.key == "twin" and "twin" in found for one in others))
