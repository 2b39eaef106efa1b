"""Who may open the gallery: everybody, where it is there at all."""

from tests.architecture.access import EVERYBODY, Route

ROUTES = [
    Route("ui:show_gallery", expect=EVERYBODY),
    Route("ui:show_piece", args=lambda world: ["forms"], expect=EVERYBODY),
    Route("ui:find_sample", expect=EVERYBODY),
]
