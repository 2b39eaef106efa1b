"""The finder: however people remember a school."""

import pytest

from joinedup.register import queries
from joinedup.register.queries import Found
from joinedup.register.queries.finder import finders
from joinedup.register.queries.folding import fold
from joinedup.register.tests import factories as f

pytestmark = pytest.mark.django_db

NAMES = {
    900011: ("St Joseph's Catholic Primary School", "380", "Bradford", ""),
    900012: ("St. Joseph\u2019s RC Primary School", "850", "Hampshire", "Fareham"),
    900013: ("Saint Bede's and Saint Joseph's College", "380", "Bradford", "Bradford"),
    900014: ("Whitehill Community Infant School", "850", "Hampshire", "Andover"),
    900015: ("Holy Trinity Church of England (Controlled) Junior School", "850", "Hampshire", "Fareham"),
    900016: ("Bradford Academy", "380", "Bradford", "Bradford"),
    900017: ("Ysgol Gynradd Llanfair", "663", "Conwy", "Conwy"),
    900018: ("École Jeannine Manuel", "202", "Camden", "London"),
}


@pytest.fixture(autouse=True)
def register() -> None:
    rows = [
        {
            **f.OAK,
            "URN": urn,
            "EstablishmentNumber": 3000 + urn % 1000,
            "EstablishmentName": name,
            "LA (code)": code,
            "LA (name)": la,
            "Town": town,
            "Postcode": f"BD{urn % 10} 6EP",
        }
        for urn, (name, code, la, town) in NAMES.items()
    ]
    f.load(f.table((*f.SCHOOLS, "LA (name)"), *rows), "schools_20240901.csv")


def urns(query: str) -> list[int | None]:
    return [found.urn for found in queries.find(query)]


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("st josephs brad", {900011, 900013}),
        ("saint joseph fareham", {900012}),
        ("St. Joseph's R.C. Prim, Fareham", {900012}),
        ("josephs hampshire", {900012}),
        ("white", {900014}),
        ("whitehill inf", {900014}),
        ("whitehill infants andover", {900014}),
        ("holy trinity cofe jnr", {900015}),
        ("trinity c of e controlled", {900015}),
        ("ecole jeannine", {900018}),
        ("brad acad", {900016}),
        ("900017", {900017}),
        ("850/3014", {900014}),
        ("8503014", {900014}),
        ("bd4 6ep", {900014}),
        ("whitehill bd46ep", {900014}),
    ],
)
def test_a_school_is_found_by_what_people_remember(query: str, first: set[int]) -> None:
    assert set(urns(query)[: len(first)]) == first


@pytest.mark.parametrize(
    "query", ["whitehil andover", "whtiehill andover", "whiteholl andover", "whitehill andovr", "whitehill hampsihre", "withehill andvoer"]
)
def test_a_wrong_letter_in_the_name_or_in_the_place_does_not_matter(query: str) -> None:
    assert urns(query)[0] == 900014


def test_words_that_are_only_alike_still_find() -> None:
    assert 900014 in urns("whitehills-infants-schol")
    assert 900017 in urns("llanfaire ysgoll")


def test_open_schools_come_before_closed_ones() -> None:
    twin = {**f.OAK, "URN": 900003, "EstablishmentName": "Whitehill Community Infant School", "LA (code)": "850", "Town": "Andover"}
    f.load_schools({**twin, "EstablishmentStatus (name)": "Closed"})
    found = queries.find("whitehill andover")
    assert [(one.urn, one.is_open) for one in found[:2]] == [(900014, True), (900003, False)]


def test_a_school_that_newer_files_no_longer_name_comes_after_one_that_they_do() -> None:
    f.load_schools({**f.OAK, "EstablishmentName": "Whitehill School", "LA (code)": "850", "Town": "Andover"}, on="20220731")
    assert urns("whitehill andover")[:2] == [900014, 900001]


def test_the_name_that_is_all_that_was_asked_comes_first() -> None:
    f.load_schools({**f.OAK, "EstablishmentName": "Bradford Academy of the Arts"})
    assert urns("bradford academy")[0] == 900016


def test_plain_words_alone_find_something() -> None:
    assert set(urns("catholic primary")) == {900011, 900012}


@pytest.mark.parametrize("query", ["", "   ", "'", "%", "zzzz qqqq", "🌳", "x" * 5000, "a", "; drop table"])
def test_nonsense_finds_nothing_and_does_no_harm(query: str) -> None:
    assert isinstance(queries.find(query), list)


def test_the_place_is_the_town_else_the_authority() -> None:
    assert [found.place for found in queries.find("whitehill")] == ["Andover"]
    assert [found.place for found in queries.find("900011")] == ["Bradford"]


def test_a_renamed_school_is_found_by_its_new_name() -> None:
    f.load_schools({**f.OAK, "URN": 900014, "EstablishmentName": "Blackdale School"}, on="20250101")
    assert urns("blackdale") == [900014]
    assert urns("whitehill") == []


def test_other_rooms_add_what_the_viewer_may_find() -> None:
    charity = Found(name="Whitehill Charity", place="Andover", key="abc", score=2.0)
    finders.add("tests.charity", lambda query, limit, viewer: [charity] if "whitehill" in query else [])
    try:
        assert [found.value for found in queries.find("whitehill")] == ["abc", "900014"]
    finally:
        del finders._items["tests.charity"]


def test_likeness_is_on_the_same_scale() -> None:
    best = queries.find("whitehill andover")[0].score
    assert queries.likeness("whitehill andover", name="Whitehill Community Infant School", place="Andover") == pytest.approx(best)
    assert queries.likeness("oak", name="Whitehill") == 0


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("St Mary's C.E. Primary", "Saint Marys Church of England prim"),
        ("Holy Family R C School", "holy family roman catholic sch"),
        ("Oak & Elm", "Oak and Elm"),
        ("King\u2019s College", "kings coll"),
        ("Stratford-upon-Avon", "stratford upon avon"),
        ("Églantine", "EGLANTINE"),
    ],
)
def test_names_that_people_take_for_the_same_fold_alike(one: str, other: str) -> None:
    assert fold(one) == fold(other)
