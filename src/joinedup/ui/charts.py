"""Statistical charts: a Vega-Lite specification as a dict, drawn to SVG on the server and kept by its hash."""

import hashlib
import json
import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from django.core.cache import cache as shared
from markupsafe import Markup

FONT = "Atkinson Hyperlegible Next"
FONTS = Path(__file__).parent / "documents" / "fonts"
COLOURS = ["#12695f", "#b5651d", "#5b4a9e", "#8f2d56", "#5c6b1f", "#44504d"]
_WORDLESS = re.compile(r'\s(?:aria-[a-z]+|role)="[^"]*"')  # the figure's sentence and table speak instead
KEEP = 7 * 24 * 3600

LOOK: dict[str, Any] = {
    "font": FONT,
    "background": "#ffffff",
    "view": {"stroke": None},
    "range": {"category": COLOURS},
    "axis": {
        "labelFontSize": 14,
        "titleFontSize": 14,
        "labelColor": "#1d2624",
        "titleColor": "#1d2624",
        "titleFontWeight": "normal",
        "gridColor": "#e4dccd",
        "domainColor": "#44504d",
        "tickColor": "#44504d",
        "labelLimit": 260,
    },
    "axisX": {"labelAngle": 0, "grid": False},
    "legend": {"labelFontSize": 14, "titleFontSize": 14, "labelLimit": 260, "orient": "top", "title": None},
    "bar": {"color": COLOURS[0]},
    "line": {"color": COLOURS[0], "strokeWidth": 2.5},
    "point": {"color": COLOURS[0], "filled": True, "size": 60},
}


def svg(spec: Mapping[str, Any]) -> Markup:
    """Draw a chart; put it into `ui.figure` with a sentence and the table of its numbers."""
    full = {"padding": 12, **spec, "config": {**LOOK, **spec.get("config", {})}}
    key = "ui.chart." + hashlib.sha256(json.dumps(full, sort_keys=True, default=str).encode()).hexdigest()
    drawn = shared.get(key)
    if drawn is None:
        drawn = _hidden_from_readers(_drawer().vegalite_to_svg(full, allowed_base_urls=[]))
        shared.set(key, drawn, KEEP)
    return Markup(drawn)


def _hidden_from_readers(drawn: str) -> str:
    return _WORDLESS.sub("", drawn).replace("<svg ", '<svg aria-hidden="true" focusable="false" ', 1)


@cache
def _drawer() -> Any:
    """Load the drawing library on first use: it takes a second and much memory."""
    import vl_convert

    vl_convert.register_font_directory(str(FONTS))
    return vl_convert
