"""The walls that import-linter cannot see: public faces, foreign keys and templates point downstairs."""

import re

import grimp
import pytest
from django.apps import apps
from django.urls import NoReverseMatch, get_resolver

from tests.architecture import house


@pytest.fixture(scope="module")
def graph() -> grimp.ImportGraph:
    return grimp.build_graph("joinedup", exclude_type_checking_imports=True, cache_dir=None)


def test_from_another_room_only_its_public_face_is_imported(graph: grimp.ImportGraph) -> None:
    wrong = []
    for importer in graph.modules:
        for imported in graph.find_modules_directly_imported_by(importer):
            here, there = importer.split("."), imported.split(".")
            if len(here) < 2 or len(there) < 3 or here[1] == there[1] or there[1] not in house.FURNISHED:
                continue
            is_for_tests = "tests" in here and there[2:4] == ["tests", "factories"]
            if there[2] not in house.PUBLIC_FACE and not is_for_tests:
                wrong.append(f"{importer} imports {imported}")
    assert not wrong, "\n".join(sorted(wrong))


def test_foreign_keys_point_downstairs() -> None:
    wrong = []
    for model in apps.get_models():
        room = model._meta.app_config.name.removeprefix("joinedup.")  # type: ignore[union-attr]
        if room not in house.floors():
            continue
        for field in model._meta.get_fields(include_hidden=False):
            if not field.is_relation or field.auto_created or field.related_model is None:
                continue
            other = field.related_model._meta.app_config.name.removeprefix("joinedup.")  # type: ignore[union-attr]
            if other in house.floors() and other != room and not house.is_below(other, room):
                wrong.append(f"{model._meta.label}.{field.name} points upstairs to {other}")
    assert not wrong, "\n".join(wrong)


def test_rooms_below_accounts_keep_the_area_as_a_plain_id() -> None:
    for room in ("files", "jobs", "audit", "notices"):
        for model in apps.get_app_config(room).get_models():
            foreign = [
                field.name for field in model._meta.fields if field.is_relation and field.related_model._meta.app_label == "accounts"
            ]  # type: ignore[union-attr]
            assert not foreign, f"{model._meta.label} has a foreign key into accounts: {foreign}"


_LOADS = re.compile(r"""{%-?\s*(?:extends|include|import|from)\s+["']([^"']+)["']""")
_ADDRESSES = re.compile(r"""\burl\(\s*["']([a-z_]+):([a-z_]+)["']""")


@pytest.mark.parametrize(("room", "path"), house.templates(), ids=lambda value: getattr(value, "name", value))
def test_templates_point_downstairs(room: str, path: "house.Path") -> None:
    try:
        text = path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        return  # a layout of a word processor
    named = [name.split("/")[0] for name in _LOADS.findall(text)] + [other for other, _ in _ADDRESSES.findall(text)]
    upstairs = {other for other in named if other in house.floors() and other != room and not house.is_below(other, room)}
    assert not upstairs, f"{path.relative_to(house.PROJECT)} refers upstairs to {sorted(upstairs)}"


def test_every_address_in_a_template_is_there() -> None:
    known: set[str] = set()
    for namespace, (_, resolver) in get_resolver().namespace_dict.items():
        known |= {f"{namespace}:{name}" for name in resolver.reverse_dict if isinstance(name, str)}
    wrong = []
    for _, path in house.templates():
        if path.suffix in {".html", ".txt", ".jinja"}:
            named = {f"{room}:{name}" for room, name in _ADDRESSES.findall(path.read_text(encoding="utf-8"))}
            wrong += [f"{path.relative_to(house.PROJECT)}: {name}" for name in sorted(named - known)]
    assert not wrong, "\n".join(wrong)
    assert NoReverseMatch  # what a visitor would have met
