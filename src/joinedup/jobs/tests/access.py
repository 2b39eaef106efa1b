from joinedup.jobs.choices import State
from joinedup.jobs.tests.factories import make_job
from tests.architecture import access
from tests.architecture.access import PAGE, PRESS, SIGNED_IN, Expect, Route, World

MINE = Expect(officer=access.OK, administrator=access.OK)


def furnish(world: World) -> None:
    officer = world.users["officer"].pk
    world.put("job", make_job(user_id=officer))
    world.put("failed_job", make_job(user_id=officer, state=State.FAILED, error="No."))


ROUTES = [
    Route("jobs:show_jobs", methods=PAGE, expect=SIGNED_IN),
    Route("jobs:show_job", methods=PAGE, args=lambda w: [w.get("job").public_id], expect=MINE),
    Route("jobs:cancel_job", methods=PRESS, args=lambda w: [w.get("job").public_id], expect=MINE),
    Route("jobs:try_job_again", methods=PRESS, args=lambda w: [w.get("failed_job").public_id], expect=MINE),
]
