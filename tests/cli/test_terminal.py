import pytest

from jejaring.cli.terminal import BAR, scale_bar
from jejaring.edition import portrait, read_edition
from jejaring.words import speech
from jejaring.words.sentences import headline


@pytest.mark.parametrize("language", ["id", "en"])
def test_the_portrait_reads_at_80_columns_with_the_sentences_of_the_page(run, home, language):
    result = run("show", "7109", "--edition", home.edition, "--lang", language)
    assert result.exit_code == 0
    assert max(len(line.rstrip()) for line in result.stdout.splitlines()) <= 80
    edition = read_edition(home.edition)
    shown = portrait(edition, "7109")
    words = " ".join(result.stdout.split())
    assert headline(shown, speech(language)) in words
    assert edition.recipe.statement.say(language) in words
    assert all(figure.name.say(language).split()[0] in words for figure in shown.figures)


@pytest.mark.parametrize(
    ("score", "low", "high", "drawn"),
    [
        (None, None, None, "·" * BAR),
        (0.0, None, None, "█" + "·" * (BAR - 1)),
        (100.0, 90.0, 100.0, "·" * 18 + "─█"),
        (50.0, 40.0, 60.0, "········──█──·······"),
    ],
)
def test_a_score_is_drawn_with_its_interval(score, low, high, drawn):
    assert scale_bar(score, low, high).plain == drawn
