"""Floor 7, the JSON twins: pure functions from an edition to models that a page or a programme reads."""

from jejaring.api.cards import EditionCard, card, newest
from jejaring.api.comparison import ComparisonView, comparison
from jejaring.api.doubted import DoubtView, doubted
from jejaring.api.find import Found, find, is_settled
from jejaring.api.holdings import DataView, Format, ScoreFile, holdings
from jejaring.api.home import HomeView, home
from jejaring.api.method import MethodView, method
from jejaring.api.names import Names, names
from jejaring.api.over_years import YearsView, over_years
from jejaring.api.questions import Questions, recipe_questions
from jejaring.api.ranking import RankingView, ranking
from jejaring.api.reweighed import WeightsView, reweighed
from jejaring.api.routes import RoutesView, routes
from jejaring.api.tiles import MapView, tiles
from jejaring.api.weights import equal_weights, read_weights, weighable, write_weights
from jejaring.api.workbook import workbook

__all__ = [
    "ComparisonView",
    "DataView",
    "DoubtView",
    "EditionCard",
    "Format",
    "Found",
    "HomeView",
    "MapView",
    "MethodView",
    "Names",
    "Questions",
    "RankingView",
    "RoutesView",
    "ScoreFile",
    "WeightsView",
    "YearsView",
    "card",
    "comparison",
    "doubted",
    "equal_weights",
    "find",
    "holdings",
    "home",
    "is_settled",
    "method",
    "names",
    "newest",
    "over_years",
    "ranking",
    "read_weights",
    "recipe_questions",
    "reweighed",
    "routes",
    "tiles",
    "weighable",
    "workbook",
    "write_weights",
]
