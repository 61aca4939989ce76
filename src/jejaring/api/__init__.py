"""Floor 7, the JSON twins: pure functions from an edition to models that a page or a programme reads."""

from jejaring.api.cards import EditionCard, card, newest
from jejaring.api.find import Found, find, is_settled
from jejaring.api.holdings import DataView, Format, ScoreFile, holdings
from jejaring.api.home import HomeView, home
from jejaring.api.method import MethodView, method
from jejaring.api.names import Names, names
from jejaring.api.ranking import RankingView, ranking
from jejaring.api.routes import RoutesView, routes
from jejaring.api.tiles import MapView, tiles
from jejaring.api.workbook import workbook

__all__ = [
    "DataView",
    "EditionCard",
    "Format",
    "Found",
    "HomeView",
    "MapView",
    "MethodView",
    "Names",
    "RankingView",
    "RoutesView",
    "ScoreFile",
    "card",
    "find",
    "holdings",
    "home",
    "is_settled",
    "method",
    "names",
    "newest",
    "ranking",
    "routes",
    "tiles",
    "workbook",
]
