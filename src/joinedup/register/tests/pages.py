"""The register's pages in every state."""

import io

from django.urls import reverse

from joinedup.accounts.models import User
from joinedup.accounts.tests.factories import actor_for, make_area, make_officer, make_user
from joinedup.jobs.services import run_due
from joinedup.register import services
from joinedup.register.models import ImportReport
from joinedup.register.tests import factories as f
from joinedup.ui.states import PageState, Shown


def _administrator() -> User:
    return make_user("Ina Installer", is_administrator=True)


def _finder(query: str = "", *, is_empty: bool = False) -> Shown:
    if not is_empty:
        f.load_schools(f.OAK, {**f.ELM, "EstablishmentStatus (name)": "Closed"})
    return Shown(reverse("register:find") + (f"?q={query}" if query else ""), user=make_officer(make_area()))


def _history(*, is_empty: bool = False) -> Shown:
    if not is_empty:
        f.load_schools(f.OAK)
    return Shown(reverse("register:imports"), user=_administrator())


def _report() -> Shown:
    content = f.table((*f.SCHOOLS, "Favourite colour"), f.OAK, f.OAK, {**f.ELM, "TelephoneNum": "1274581234"})
    summary = f.load(content)
    return Shown(reverse("register:show_import", args=[summary.report_id]), user=make_officer(make_area()))


def upload(user: User, content: bytes, name: str = "schools_20240901.csv") -> ImportReport:
    """Upload a file and let its check run."""
    services.receive_upload(upload=services.examine_upload(name=name, content=io.BytesIO(content)), by=actor_for(user))
    run_due()
    return ImportReport.objects.latest("id")


def _checked() -> Shown:
    user = _administrator()
    report = upload(user, f.table(f.SCHOOLS, f.OAK, f.OAK, f.ELM))
    return Shown(reverse("register:show_import", args=[report.public_id]), user=user)


def _failed() -> Shown:
    user = _administrator()
    report = upload(user, f.table(f.SCHOOLS))
    return Shown(reverse("register:show_import", args=[report.public_id]), user=user)


PAGES = [
    PageState("finder, nothing asked", _finder),
    PageState("finder, some found", lambda: _finder("oak")),
    PageState("finder, closed school", lambda: _finder("elm")),
    PageState("finder, nothing found", lambda: _finder("zzzzqq")),
    PageState("finder, register not loaded", lambda: _finder("oak", is_empty=True)),
    PageState("imports, none yet", lambda: _history(is_empty=True)),
    PageState("imports", _history),
    PageState("load a register file", lambda: Shown(reverse("register:upload_register"), user=_administrator())),
    PageState(
        "load a register file, no file chosen",
        lambda: Shown(reverse("register:upload_register"), user=_administrator()),
        submit="Check the file",
    ),
    PageState("a register file that was checked", _checked),
    PageState("a register file that could not be checked", _failed),
    PageState("what an import did", _report),
]
