"""Every word of the product exists in both languages, every key that is asked for exists, and none is left over.

The words lie in src/jejaring/words/*.yml, each as `key: {id: …, en: …}`. They are asked for by `say("key")`. A key that is put together,
as say(f"status.{status}") or say("status." ~ status), uses every key that begins like it.
"""

import re
from pathlib import Path

from jejaring.terms.text import LANGUAGES
from jejaring.words.book import book
from source import SRC, say, text_of

SPEAKING = (".py", ".html", ".js", ".typ", ".svg", ".xml", ".txt")
ASKED = re.compile(r"""\b(?:say|t|words)\(\s*(f?)(["'])([a-z0-9_.{}()\[\] -]+?)\2\s*([~+%]?)""")
QUOTED = re.compile(r"""(["'`])([a-z0-9_]+(?:[.-][a-z0-9_]+)*)\1""")
PREFIX = re.compile(r"""f["']([a-z0-9_.-]+[._-])[{]|["']([a-z0-9_.-]+[._-])["']\s*[~+]|`([a-z0-9_.-]+[._-])\$[{]""")


def asked_keys(text: str) -> set[str]:
    """Return the whole keys that a text asks for; `text.say("en")` asks for a language, not for a key."""
    return {key for is_f, _, key, more in ASKED.findall(text) if not more and not (is_f and "{" in key)} - set(LANGUAGES)


def used_words(text: str) -> tuple[set[str], set[str]]:
    """Return what a text quotes that may be a key, and the beginnings of keys that it puts together."""
    return {word for _, word in QUOTED.findall(text)}, {a or b or c for a, b, c in PREFIX.findall(text)}


def _speaking_files() -> list[Path]:
    return sorted(path for path in SRC.rglob("*") if path.suffix in SPEAKING)


def test_every_word_exists_in_both_languages():
    assert book(), "The words of the product belong in src/jejaring/words/*.yml as `key: {id: …, en: …}`."
    blank = [key for key, text in book().items() if not (text.id.strip() and text.en.strip())]
    assert not blank, f"Write both languages of {blank}."


def test_every_key_that_is_asked_for_exists():
    found = [f"{say(path)}: {key}" for path in _speaking_files() for key in sorted(asked_keys(text_of(path) or "") - set(book()))]
    assert not found, "Add these keys to src/jejaring/words/*.yml in both languages:\n" + "\n".join(found)


def test_no_key_is_left_unused():
    quoted: set[str] = set()
    begun: set[str] = set()
    for path in _speaking_files():
        words, prefixes = used_words(text_of(path) or "")
        quoted |= words
        begun |= prefixes
    unused = sorted(key for key in book() if key not in quoted and not any(key.startswith(start) for start in begun))
    assert not unused, "No page, command or report says these; delete them:\n" + "\n".join(unused)


def test_keys_are_found_in_code_and_templates():
    text = """<p>{{ say("home.title") }} {{ t('status.' ~ s) }}</p> speech.say(f"band.{b}") speech.say("cli.done", n=3) name.say("en")"""
    assert asked_keys(text) == {"home.title", "cli.done"}
    assert used_words(text)[1] == {"status.", "band."}
