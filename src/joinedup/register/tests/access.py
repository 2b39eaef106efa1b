"""Who gets what at the register's addresses."""

from joinedup.register.choices import ImportState
from joinedup.register.models import ImportReport
from tests.architecture import access
from tests.architecture.access import ADMINISTRATORS, FORM, PRESS, SIGNED_IN, Route, World


def furnish(world: World) -> None:
    """Add an import that was loaded."""
    world.put("import", ImportReport.objects.create(file_name="schools_20240901.csv", state=ImportState.DONE, shape="schools"))


OFFICERS_OF_ANY_AREA = ADMINISTRATORS.but(officer=access.OK, outsider=access.OK)

ROUTES = [
    Route("register:find", expect=SIGNED_IN),
    Route("register:suggest", expect=SIGNED_IN),
    Route("register:imports", expect=OFFICERS_OF_ANY_AREA),
    Route("register:upload_register", methods=FORM, expect=ADMINISTRATORS),
    Route("register:show_import", args=lambda w: [w.get("import").public_id], expect=OFFICERS_OF_ANY_AREA),
    Route("register:confirm_import", methods=PRESS, args=lambda w: [w.get("import").public_id], expect=ADMINISTRATORS),
    Route("register:download_report", args=lambda w: [w.get("import").public_id], expect=OFFICERS_OF_ANY_AREA),
]
