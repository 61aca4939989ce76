"""Floor 6, the words a person reads: one book for both languages, the reader's number format, and the findings as sentences."""

from jejaring.words.speech import Speech, speech

__all__ = ["Speech", "speech"]
