from datetime import UTC, date, datetime
from pathlib import Path
from types import SimpleNamespace

import jinja2
import pytest
from django.template import TemplateDoesNotExist
from django.template.loader import get_template
from django.test import Client, RequestFactory
from django.urls import set_script_prefix

from joinedup.core import clock
from joinedup.core.actors import Actor
from joinedup.ui import charts, engine, filters, frame
from joinedup.ui.navigation import NAVIGATION, Place


def drawn(text: str, **context: object) -> str:
    return str(engine.engine().from_string(text).render(context))


def test_an_undefined_name_stops_the_page() -> None:
    with pytest.raises(jinja2.UndefinedError):
        drawn("{{ nobody }}")
    with pytest.raises(jinja2.UndefinedError):
        drawn("{{ ui.no_such_piece() }}")


def test_words_are_escaped_also_inside_translations() -> None:
    assert drawn("{{ x }} {{ _('For %(name)s', name=x) }}", x="<b>") == "&lt;b&gt; For &lt;b&gt;"


def test_text_mails_keep_their_apostrophes() -> None:
    assert engine.is_markup("a/b.html")
    assert not engine.is_markup("a/b.subject.txt")


@pytest.mark.parametrize("name", ["auth/widgets/read_only_password_hash.html", "account/base_entrance.html", "django/forms/div.html"])
def test_pages_of_other_packages_are_not_found(name: str) -> None:
    with pytest.raises(TemplateDoesNotExist):
        get_template(name)


def test_every_component_is_one_small_macro() -> None:
    folder = Path(engine.__file__).parent / "templates" / "ui" / "components"
    for path in folder.glob("*.html"):
        module = engine.engine().env.get_template(f"ui/components/{path.name}").module
        assert isinstance(getattr(module, path.stem), jinja2.runtime.Macro), path.name


def test_the_address_carries_its_query() -> None:
    assert drawn('{{ url("ui:show_piece", "forms", q="a b", page=none) }}') == "/gallery/forms/?q=a+b"


def test_a_form_carries_its_once_key_over_an_error() -> None:
    form = SimpleNamespace(once_key="kept")
    assert 'name="once" value="kept"' in drawn("{{ ui.csrf_and_once(form) }}", form=form)


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (date(2026, 11, 3), "today"),
        (date(2026, 11, 2), "yesterday"),
        (date(2026, 10, 24), "10 days ago"),
        (date(2026, 10, 1), "4 weeks ago"),
        (date(2026, 6, 1), "5 months ago"),
        (date(2025, 6, 1), "1 June 2025"),
        (date(2026, 11, 9), "9 November 2026"),
    ],
)
def test_how_long_ago(value: date, words: str) -> None:
    with clock.fixed(datetime(2026, 11, 3, 9, tzinfo=UTC)):
        assert filters.ago(value) == words


def test_moments_are_written_in_london_time() -> None:
    assert filters.moment(datetime(2026, 7, 1, 11, 5, tzinfo=UTC)) == "Wednesday 1 July 2026 at 12:05pm"
    assert filters.listed(["a", "b", "c"]) == "a, b and c"
    assert filters.duration(300) == "5 minutes"


def test_places_are_shown_to_those_who_may_and_marked(monkeypatch: pytest.MonkeyPatch) -> None:
    officers = Place("Officers", "ui:show_piece", 1, in_area=True, rooms=("ui",), may=lambda actor: actor.name == "Ada")
    monkeypatch.setattr(NAVIGATION, "_items", {"x": officers, "gone": Place("Gone", "no:such_page", 2)})
    request = RequestFactory().get("/gallery/")
    request.resolver_match = SimpleNamespace(app_name="ui")  # type: ignore[assignment]
    for name, area, shown in [("Ada", "bradford", ["Officers"]), ("Ada", "", []), ("Bo", "bradford", [])]:
        request.actor = Actor(kind="user", name=name, area_slug=area)  # type: ignore[attr-defined]
        assert [entry.label for entry in frame.frame(request).places] == shown


@pytest.mark.django_db
def test_a_chart_is_a_picture_whose_words_stand_beside_it() -> None:
    from joinedup.ui.gallery import PIECES

    svg = str(PIECES["chart"].context()["svg"])
    assert svg.startswith('<svg aria-hidden="true"')
    assert "role=" not in svg
    assert charts.svg({"data": {"values": [{"a": 1}]}, "mark": "bar", "encoding": {"x": {"field": "a"}}})


@pytest.mark.django_db
def test_the_page_that_is_not_there_is_ours() -> None:
    answer = Client().get("/no-such-page/")
    assert answer.status_code == 404
    assert "We cannot find this page" in answer.content.decode()


def test_the_form_renderer_needs_no_other_engine() -> None:
    from joinedup.ui.gallery import EveryField

    assert "errorlist" in str(EveryField({}).errors)
    assert get_template("ui/page.html")
    set_script_prefix("/")


def test_a_count_in_a_sentence_has_its_commas() -> None:
    page = engine.engine().from_string('{{ ngettext("%(num)s row", "%(num)s rows", n) }}, {{ ngettext("%(num)d row", "%(num)d rows", n) }}')
    assert page.render({"n": 10_000}) == "10,000 rows, 10000 rows"
    assert page.render({"n": 1}) == "1 row, 1 row"


def test_every_whole_number_in_a_sentence_has_its_commas_and_text_stays_as_it_is() -> None:
    said = drawn('{{ _("%(n)s of %(all)s, URN %(urn)s, %(part)s", n=n, all=n + 1, urn=urn, part=1234.5) }}', n=1_203, urn="143032")
    assert said == "1,203 of 1,204, URN 143032, 1234.5"
    assert drawn('{{ ngettext("%(num)s of %(all)s", "%(num)s of %(all)s", 2, all=5000) }}') == "2 of 5,000"


def test_whole_numbers_in_a_numeric_column_have_their_commas() -> None:
    columns = "['School', 'URN', {'text': 'Pupils', 'numeric': true}]"
    rows = "[['Oak', 143032, 1204], ['Elm', 143033, {'text': 2408, 'href': '/'}]]"
    page = f"{{{{ ui.table('Schools', {columns}, {rows}, foot=['All', '', 3612]) }}}}"
    table = drawn(page)
    assert all(f">{cell}<" in table for cell in ("143032", "1,204", "143033", "2,408", "3,612"))
