"""The web process starts light: no numerical library, no drawing, no typesetting until a page needs them."""

import subprocess
import sys

from tests.architecture import house

HEAVY = ("numpy", "scipy", "ortools", "highspy", "vl_convert", "typst", "docxtpl", "xlsxwriter", "python_calamine")
PROBE = f"""
import sys
sys.path.insert(0, {str(house.PROJECT / "src")!r})
import joinedup.config.wsgi
from django.urls import get_resolver
get_resolver().url_patterns
list(get_resolver().reverse_dict)
print(*[name for name in {HEAVY!r} if name in sys.modules])
"""


def test_the_web_process_imports_no_heavy_library() -> None:
    environment = {"JOINEDUP_MODE": "test", "DJANGO_SETTINGS_MODULE": "joinedup.config.settings", "PATH": "/usr/bin:/bin"}
    done = subprocess.run([sys.executable, "-c", PROBE], capture_output=True, text=True, env=environment, check=False)
    assert done.returncode == 0, done.stderr
    assert done.stdout.split() == []
