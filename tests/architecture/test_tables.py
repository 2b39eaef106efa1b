"""Every table says whose it is: an area's rows carry `area_id`, an organisation's are shared area by area, the rest is said here."""

from django.apps import apps

from tests.architecture import house

# Reached through the thing that carries the area, or nobody's: each with its reason.
WITHOUT_AREA = {
    "core.OnceKey": "a form's key of one actor, kept a week",
    "accounts.User": "people stand above areas",
    "accounts.Area": "the area itself",
    "accounts.MailedCode": "a code mailed to an address, forgotten within days",
    "accounts.Attempt": "a count of tries, forgotten within days",
    "jobs.Schedule": "the installation's",
    "jobs.Worker": "the installation's",
}
# Rooms whose rows belong to no area: the register is everybody's and read-only.
GLOBAL_ROOMS = {"register"}
PARENTS = ("area", "organisation")  # columns by which a row belongs to an area or to an organisation


def belongs(model: type, seen: frozenset[type] = frozenset()) -> bool:
    """Say whether a row leads to an area or an organisation, by its own column or through a row that it cannot be without."""
    columns = {field.name: field for field in model._meta.concrete_fields}  # type: ignore[attr-defined]
    if any(name in columns or f"{name}_id" in columns for name in PARENTS):
        return True
    parents = [field.related_model for field in columns.values() if field.is_relation and field.related_model not in {model, *seen}]
    return any(parent._meta.label in KEEPERS or belongs(parent, seen | {model}) for parent in parents)


KEEPERS = {"accounts.User", "directory.Organisation", "accounts.Area"}


def test_every_table_belongs_to_an_area_an_organisation_or_a_person() -> None:
    wrong = [
        model._meta.label
        for room in sorted(house.FURNISHED | {"core"})
        if room not in GLOBAL_ROOMS
        for model in apps.get_app_config(room).get_models()
        if model._meta.label not in {*WITHOUT_AREA, *KEEPERS} and not belongs(model)
    ]
    assert not wrong, f"say in WITHOUT_AREA why these rows belong to nobody, or give them an area: {wrong}"


def test_the_exceptions_are_still_there() -> None:
    labels = {model._meta.label for model in apps.get_models()}
    assert set(WITHOUT_AREA) <= labels
