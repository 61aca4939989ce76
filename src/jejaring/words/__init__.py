"""Floor 6, the words a person reads: one book for both languages, the reader's number format, and the findings as sentences."""

from jejaring.words.sentences import compared, counted, data_status, headline, how_sure, peers_reason, rank_range, what_next
from jejaring.words.speech import Speech, speech
from jejaring.words.titles import map_title, ranking_title

__all__ = [
    "Speech",
    "compared",
    "counted",
    "data_status",
    "headline",
    "how_sure",
    "map_title",
    "peers_reason",
    "rank_range",
    "ranking_title",
    "speech",
    "what_next",
]
