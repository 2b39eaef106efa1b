"""Who gets what at the directory's addresses."""

from collections.abc import Callable

from joinedup.directory.models import Upload
from joinedup.directory.tests import factories
from tests.architecture import access
from tests.architecture.access import FORM, OFFICERS, PRESS, SIGNED_IN, Route, World

MEMBERS = OFFICERS.but(lead=access.OK)  # who stands in the area: its officers, and who leads an organisation on its list
ITS_OWN = MEMBERS  # officers, and who leads this very organisation


def furnish(world: World) -> None:
    school = world.put("organisation", factories.make_school("Quayfield Primary School", area=world.here, head_last_name="Daud"))
    lead = factories.make_person("Lead", user=world.users["lead"], organisation=school)
    world.put("person", lead)
    world.put("role", lead.roles.get())
    world.put("delegation", factories.make_delegation(lead, school))
    world.put("charity", factories.make_organisation("Tall Ships Readers", area=world.here))
    world.put("other_school", factories.make_school("Other School"))
    world.put("log_entry", factories.make_log_entry(world.here, school, world.users["officer"]))
    rows = [[2, {"name": "Harbour Bereavement", "kind": "charity"}]]
    fault = {"row": 3, "column": "Name", "value": "", "wrong": "It is empty", "mend": "Fill it in."}
    upload = Upload.objects.create(
        area=world.here, user=world.users["officer"], kind="organisations", file_name="partners.csv", rows=rows, faults=[fault]
    )
    world.put("upload", upload)


def area(world: World) -> list[str]:
    return [world.here.slug]


def school(world: World) -> list[str]:
    return [world.here.slug, world.get("organisation").key]


def charity(world: World) -> list[str]:
    return [world.here.slug, world.get("charity").key]


def of_school(thing: str) -> Callable[[World], list[str]]:
    return lambda world: [*school(world), world.get(thing).public_id]


def with_words(*words: str) -> Callable[[World], list[str]]:
    return lambda world: [world.here.slug, *words]


def upload(world: World) -> list[str]:
    return [world.here.slug, world.get("upload").public_id]


def urn(world: World) -> list[int]:
    return [world.get("organisation").urn]


ROUTES = [
    Route("directory:stop_on_behalf", methods=PRESS, expect=SIGNED_IN),
    Route("directory:show_school", args=urn, expect=SIGNED_IN),
    Route("directory:organisations", args=area, expect=MEMBERS),
    Route("directory:download_organisations", args=with_words("csv"), expect=MEMBERS),
    Route("directory:attach_schools", methods=FORM, args=area, expect=OFFICERS),
    Route("directory:paste_schools", methods=FORM, args=area, expect=OFFICERS),
    Route("directory:attach_all_of", methods=FORM, args=area, expect=OFFICERS),
    Route("directory:add_organisation", methods=FORM, args=area, expect=OFFICERS),
    Route("directory:attach_school", methods=PRESS, args=lambda w: [w.here.slug, w.get("other_school").urn], expect=OFFICERS),
    Route("directory:upload_table", methods=FORM, args=with_words("people"), expect=OFFICERS),
    Route("directory:download_template", args=with_words("people", "csv"), expect=OFFICERS),
    Route("directory:check_table", methods=FORM, args=upload, expect=OFFICERS),
    Route("directory:undo_table", methods=FORM, args=upload, expect=OFFICERS),
    Route("directory:download_faults", args=upload, expect=OFFICERS),
    Route("directory:people", args=area, expect=OFFICERS),
    Route("directory:download_people", args=with_words("xlsx"), expect=OFFICERS),
    Route("directory:show_organisation", args=school, expect=MEMBERS),
    Route("directory:edit_organisation", methods=FORM, args=charity, expect=OFFICERS),
    Route("directory:edit_card", methods=FORM, args=school, expect=ITS_OWN),
    Route("directory:edit_approval_rule", methods=FORM, args=school, expect=ITS_OWN),
    Route("directory:act_on_behalf", methods=PRESS, args=school, expect=OFFICERS),
    Route("directory:detach_organisation", methods=FORM, args=school, expect=OFFICERS),
    Route("directory:carry_to_successor", methods=FORM, args=school, expect=OFFICERS),
    Route("directory:add_person", methods=FORM, args=school, expect=ITS_OWN),
    Route("directory:use_head_as_contact", methods=FORM, args=school, expect=ITS_OWN),
    Route("directory:show_person", args=of_school("person"), expect=MEMBERS),
    Route("directory:change_person", methods=FORM, args=of_school("person"), expect=ITS_OWN),
    Route("directory:change_role", methods=FORM, args=of_school("role"), expect=ITS_OWN),
    Route("directory:end_role", methods=FORM, args=of_school("role"), expect=ITS_OWN),
    Route("directory:hand_over_role", methods=FORM, args=of_school("role"), expect=ITS_OWN),
    Route("directory:confirm_role", methods=PRESS, args=of_school("role"), expect=ITS_OWN),
    Route("directory:give_delegation", methods=FORM, args=school, expect=ITS_OWN),
    Route("directory:end_delegation", methods=PRESS, args=of_school("delegation"), expect=ITS_OWN),
    Route("directory:add_unit", methods=FORM, args=school, expect=ITS_OWN),
    Route("directory:log", args=school, expect=OFFICERS),
    Route("directory:write_log_entry", methods=FORM, args=school, expect=OFFICERS),
    Route("directory:change_log_entry", methods=FORM, args=of_school("log_entry"), expect=OFFICERS),
    Route("directory:delete_log_entry", methods=FORM, args=of_school("log_entry"), expect=OFFICERS),
]
