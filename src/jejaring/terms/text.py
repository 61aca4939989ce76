"""Sentences in both languages of the product; one without the other cannot be written."""

from typing import Literal

from pydantic import Field

from jejaring.terms.frozen import Frozen

Language = Literal["id", "en"]
LANGUAGES: tuple[Language, ...] = ("id", "en")


class Text(Frozen):
    """One sentence or name in Indonesian and in English."""

    id: str = Field(min_length=1)
    en: str = Field(min_length=1)

    def say(self, language: Language) -> str:
        """Return the sentence in one language."""
        return self.id if language == "id" else self.en


def same(word: str) -> Text:
    """Return a text that reads alike in both languages, as a proper name does."""
    return Text(id=word, en=word)
