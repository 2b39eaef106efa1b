"""Who may open the offline page and the gallery: everybody."""

from tests.architecture.access import EVERYBODY, Route

ROUTES = [
    Route("ui:show_offline", expect=EVERYBODY),
    Route("ui:keep_offline_page", expect=EVERYBODY),
    Route("ui:show_gallery", expect=EVERYBODY),
    Route("ui:show_piece", args=lambda world: ["forms"], expect=EVERYBODY),
    Route("ui:find_sample", expect=EVERYBODY),
]
