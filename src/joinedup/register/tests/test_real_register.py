"""The real files of the national register: each loads with its account, the second time nothing changes."""

import os
from pathlib import Path

import pytest

from joinedup.core.actors import SYSTEM
from joinedup.register import queries, services
from joinedup.register.models import Establishment
from joinedup.register.tests import factories as f

FOLDER = Path(os.environ.get("JOINEDUP_DATA", "../shared/data")) / "gias"
NATIONAL, CONTACTS = "open_establishments_20250524.csv.gz", "state_funded_contacts_20250524_8las.csv"
RESULTS, SCHOOLS = "results_20220420_850_hampshire.csv", "open_schools_202207_8las.csv.gz"
FULL, GROUPS, MEMBERS = "edubasealldata_135col_sample.csv", "groups_202203.csv.gz", "group_links_202203_8las.csv.gz"

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.register,
    pytest.mark.skipif(not FOLDER.is_dir(), reason="JOINEDUP_DATA has no folder gias"),
]


def load(name: str) -> services.Summary:
    with (FOLDER / name).open("rb") as source:
        return services.import_file(services.Wanted(source, name), by=SYSTEM)


def test_the_search_results_load_with_24_rows_mended() -> None:
    summary = load(RESULTS)
    assert (summary.shape, f.outcomes(summary), summary.counts["repaired"]) == ("results", {"created": 520}, 24)
    assert Establishment.objects.filter(is_open=False).count() == 93
    assert [link.link_urn for link in queries.successors(115961)] != []


def test_the_full_columns_load_and_mend_what_a_spreadsheet_damaged() -> None:
    summary = load(FULL)
    assert (summary.shape, f.outcomes(summary), summary.new_columns) == ("full", {"created": 8}, ())
    aldgate = f.school(100000)
    assert (aldgate.phone, aldgate.postcode, aldgate.fsm_share) == ("02072831147", "EC3A 5DE", 0.181)
    assert not f.school(100004).is_open
    assert f.outcomes(load(FULL)) == {"unchanged": 8}


def test_groups_and_members_load_twice() -> None:
    assert f.outcomes(load(GROUPS)) == {"created": 6883}
    assert f.outcomes(load(MEMBERS)) == {"created": 3641}
    assert f.outcomes(load(MEMBERS)) == {"unchanged": 3641}


def test_the_national_file_brings_an_older_one_up_to_date() -> None:
    load(SCHOOLS)
    cumbrian = set(Establishment.objects.filter(la_code="909").values_list("urn", flat=True))
    assert cumbrian
    summary = load(NATIONAL)
    assert summary.n_rows == 27_153
    assert summary.counts["closed"] == summary.counts["rejected"] == 0
    moved = Establishment.objects.filter(urn__in=cumbrian, la_code__in=["942", "943"]).count()
    assert moved > 0.8 * len(cumbrian)
    assert f.outcomes(load(NATIONAL)) == {"unchanged": 27_153}
    assert f.outcomes(load(SCHOOLS)) == {"unchanged": 1_834}
    assert {one.urn for one in queries.find("st josephs brad")[:4]} == {143032, 147924, 148101, 148520}
    load(CONTACTS)
    found = queries.find("st josephs brad")
    assert {one.urn for one in found[:4]} == {143032, 147924, 148101, 148520}
    assert {one.place for one in found[:4]} == {"Keighley", "Bingley", "Bradford"}
